import { aStaff, call, signedIn, type Answer } from './factories.ts';
import type { TestApp } from './test-app.ts';
import { visitorStory } from './visitor-story.ts';

/** A house with a client, and Ann who looks after them: the story of account reviews. */
export async function reviewStory(app: TestApp) {
  const visitors = await visitorStory(app);
  const { workspaceId } = visitors.house;
  const annId = await aStaff(app, workspaceId, { name: 'Ann' });
  const ann = await signedIn(app, workspaceId, annId);
  const light = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'light' }));
  const client = await visitors.aCustomer({ name: 'Carla Client' });

  const api = (path: string, body: unknown = {}) => call(app, 'POST', path, { headers: ann, body });
  const get = (path: string) => call(app, 'GET', path, { headers: ann });

  /** A review on Thursday 26 March 2026 at ten, unless told otherwise. */
  async function aReview(given: Record<string, unknown> = {}): Promise<string> {
    const made = await api('/meetings', {
      kind: 'account-review',
      customerId: client.customerId,
      scheduledAt: '2026-03-26T10:00:00Z',
      ...given,
    });
    if (made.status !== 201) throw new Error(`no review: ${JSON.stringify(made.body)}`);
    return String(made.body['id']);
  }

  /** Everything up to and with the write-up. */
  async function aWrittenReview(score: number): Promise<string> {
    const id = await aReview();
    app.clock.set('2026-03-26T11:00:00Z');
    await api(`/meetings/${id}/hold`, { score, scoredByName: 'Carla' });
    await call(app, 'PATCH', `/meetings/${id}`, {
      headers: ann,
      body: { notes: 'We talked about the report.' },
    });
    await api(`/meetings/${id}/write-up`);
    return id;
  }

  async function talkOf(id: string): Promise<string> {
    const { body } = await get(`/meetings/${id}`);
    const talk = body['talk'] as { id: string } | null;
    if (!talk) throw new Error('no talk is booked');
    return talk.id;
  }

  return {
    ...visitors,
    annId,
    ann,
    light,
    client,
    api,
    get,
    aReview,
    aWrittenReview,
    talkOf,
    workspaceId,
  };
}

export function stepsOf(answer: Answer): Record<string, string> {
  const steps = answer.body['steps'] as { step: string; state: string }[];
  return Object.fromEntries(steps.map(({ step, state }) => [step, state]));
}
