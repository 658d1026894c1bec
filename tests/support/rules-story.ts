import { aStaff, aWorkspace, anApiKey, call, inside, signedIn, type Answer } from './factories.ts';
import type { TestApp } from './test-app.ts';

/** A house with a rule everybody knows, its owner, two people who serve and Carla, whom they serve. */
export async function rulesStory(app: TestApp) {
  const { workspaceId, ownerId } = await aWorkspace(app);
  const priyaId = await aStaff(app, workspaceId, { name: 'Priya' });
  const tomId = await aStaff(app, workspaceId, { name: 'Tom' });
  const people = { owner: ownerId, priya: priyaId, tom: tomId };
  type Who = keyof typeof people | 'key';
  const key = await anApiKey(app, workspaceId);

  /** A session ends when it is not used; each call opens its own. */
  async function as(who: Who): Promise<Record<string, string>> {
    return who === 'key' ? key : signedIn(app, workspaceId, people[who]);
  }
  async function ask(method: string, path: string, body?: unknown, who: Who = 'owner'): Promise<Answer> {
    return call(app, method, path, { headers: await as(who), body });
  }
  async function made(path: string, body: unknown, who: Who = 'owner'): Promise<Record<string, unknown>> {
    const answer = await ask('POST', path, body, who);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  const customerId = String((await made('/customers', { kind: 'contact', name: 'Carla' }))['id']);

  async function aRule(given: Record<string, unknown> = {}): Promise<string> {
    const rule = await made('/rules', {
      staffWording: 'Refund needs original receipt',
      customerSentence: 'Bring the receipt when you want your money back.',
      kind: 'commercial',
      flex: 'soft',
      ownerStaffId: priyaId,
      reviewBy: '2026-12-01',
      isTold: true,
      burdenMinutes: 12,
      ...given,
    });
    return String(rule['id']);
  }
  const flag = (ruleId: string, body: unknown = {}, who: Who = 'priya') =>
    made(`/rules/${ruleId}/flags`, body, who);
  async function aReview(ruleId: string): Promise<string> {
    return String((await made(`/rules/${ruleId}/reviews`, {}))['id']);
  }
  async function read(path: string, who: Who = 'owner'): Promise<Record<string, unknown>> {
    return (await ask('GET', path, undefined, who)).body;
  }
  /** The reviews of one rule, straight from the table. */
  const reviewsOf = (ruleId: string) =>
    inside(app, workspaceId, (ctx) =>
      ctx.tx.selectFrom('ruleReviews').selectAll().where('ruleId', '=', ruleId).orderBy('openedAt').execute(),
    );
  return { workspaceId, ...people, people, customerId, ask, made, read, aRule, flag, aReview, reviewsOf };
}
