import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, inside, signedIn } from './factories.ts';
import type { TestApp } from './test-app.ts';

/** A house with a company guest, one of its people, and Sam who serves them. */
export async function accountStory(app: TestApp) {
  const { workspaceId, ownerId } = await aWorkspace(app);
  const owner = await signedIn(app, workspaceId, ownerId);
  const samId = await aStaff(app, workspaceId, { name: 'Sam' });
  const sam = await signedIn(app, workspaceId, samId);
  const light = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'light' }));

  async function post(path: string, body: unknown, headers: Record<string, string> = sam) {
    return call(app, 'POST', path, { headers, body });
  }
  async function made(path: string, body: unknown): Promise<string> {
    const answer = await post(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  }
  let companies = 0;
  /** A company with one contact who has an address. */
  async function aCompany(name = `Marlow ${(companies += 1)}`) {
    const companyId = await made('/customers', { name, kind: 'company' });
    const email = `ana-${newId().slice(-8)}@client.test`;
    const contactId = await made('/customers', { name: 'Ana Costa', email, companyId });
    return { companyId, contactId, email, name };
  }
  async function aConversation(customerId: string): Promise<string> {
    return made('/conversations', {
      customerId,
      subject: 'Our stay',
      text: 'Could you do more?',
      channel: 'phone',
    });
  }
  /** A rule that stands, told to customers or known inside only. */
  async function aRule(isTold: boolean): Promise<string> {
    const id = newId();
    await inside(app, workspaceId, (ctx) =>
      ctx.tx
        .insertInto('rules')
        .values({
          workspaceId,
          id,
          staffWording: 'No late checkout on Sundays',
          customerSentence: 'On Sundays rooms are free until eleven.',
          kind: 'commercial',
          flex: 'hard',
          isTold,
          ownerStaffId: ownerId,
          reviewBy: '2027-01-01',
          createdAt: ctx.now,
          updatedAt: ctx.now,
        })
        .execute(),
    );
    return id;
  }
  return { workspaceId, ownerId, samId, owner, sam, light, post, made, aCompany, aConversation, aRule };
}
export type AccountStory = Awaited<ReturnType<typeof accountStory>>;
