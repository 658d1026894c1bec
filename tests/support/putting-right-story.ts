import { expect } from 'vitest';
import { receiveMessage } from '#modules/conversations/index.ts';
import type { Recovery } from '#modules/recovery/contract.ts';
import { mailReactions } from '#modules/recovery/mails/reactions.ts';
import { aStaff, call, inside, signedIn } from './factories.ts';
import { reacting } from './reacting.ts';
import type { TestApp } from './test-app.ts';
import { visitorStory } from './visitor-story.ts';

const minute = 60_000;

/** A guest writes about dust, Sam owns it, and both sides go on from there: the story of a customer's side of it. */
export async function puttingRightStory(app: TestApp) {
  const visits = await visitorStory(app);
  const { workspaceId } = visits;
  const samId = await aStaff(app, workspaceId, { name: 'Sam Rivers', role: 'admin' });

  const api = async <T = Record<string, unknown>>(method: string, path: string, body?: object) => {
    // Signed in anew each time: some of these stories last longer than a session does.
    const headers = await signedIn(app, workspaceId, samId);
    const answer = await call(app, method, path, { headers, ...(body ? { body } : {}) });
    return { status: answer.status, body: answer.body as T };
  };

  async function done<T = Record<string, unknown>>(method: string, path: string, body?: object): Promise<T> {
    const answer = await api<T>(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  }

  /** Words of a customer by mail; the conversation they begin. */
  async function writes(
    { customerId, address }: { customerId: string; address: string },
    given: { isAutomatic?: boolean } = {},
  ) {
    const { conversationId } = await inside(app, workspaceId, (ctx) =>
      receiveMessage(ctx, {
        ...given,
        channel: 'email',
        inboxId: null,
        customerId,
        from: { name: 'Vera Visitor', address },
        subject: 'Dust in room 31',
        text: 'There is dust on the table.',
        html: null,
        sentAt: ctx.now,
      }),
    );
    return conversationId;
  }

  /** A putting-right that Sam has opened for a guest who is on their page already. */
  async function aRecovery(given: { payerId?: string; failure?: object } = {}) {
    const guest = await visits.aVisit();
    const conversationId = await writes(guest);
    const failure = await done<{ recoveryId: string }>('POST', '/failures', {
      words: 'There was dust on the table',
      conversationId,
      severity: 3,
      causeWords: 'SECRET-CAUSE',
      whatHelps: 'SECRET-HELP',
      isStable: true,
      isInOurControl: true,
      ...given.failure,
    });
    const id = failure.recoveryId;
    const path = `/recoveries/${id}`;
    await done('PATCH', path, {
      paidMinor: 20_000,
      loss: 'money',
      ...(given.payerId ? { payerId: given.payerId } : {}),
    });
    return { ...guest, id, conversationId, path, page: `/my/recovery/${id}` };
  }

  const step = (path: string, body: object) => done<Recovery>('POST', `${path}/steps`, body);

  async function fix(path: string, words = 'A fresh table') {
    app.clock.advance(minute);
    await step(path, { step: 'fixed', words });
  }

  async function aFixedRecovery(given: Parameters<typeof aRecovery>[0] = {}) {
    const known = await aRecovery(given);
    app.clock.advance(minute);
    await step(known.path, { step: 'acknowledged', words: 'SECRET-NOTE' });
    await step(known.path, { step: 'apologised', words: 'SECRET-APOLOGY' });
    await fix(known.path);
    return known;
  }

  /** Remedies within what Sam may give without asking; faces within thirty per cent of each other. */
  const remedies = [
    { kind: 'refund', words: 'Fifteen pounds back', costMinor: 1500, faceMinor: 1500 },
    { kind: 'credit', words: 'Eighteen pounds off your next stay', costMinor: 1111, faceMinor: 1800 },
  ];

  async function offer(path: string, given: object = {}) {
    app.clock.advance(minute);
    return done<Recovery>('POST', `${path}/options`, { options: remedies, send: true, ...given });
  }

  async function anOffer(given: Parameters<typeof aRecovery>[0] = {}) {
    const known = await aFixedRecovery(given);
    const { options } = await offer(known.path);
    return { ...known, options };
  }

  const read = async (path: string, headers: Record<string, string>) => {
    const response = await visits.get(path, headers);
    return { status: response.status, text: await response.text() };
  };

  /** Lets the mails leave that tell of what has happened since; twice, as may happen. */
  const tell = reacting(app, workspaceId, mailReactions);

  /** The subjects of what was sent to this address, in order. */
  async function subjectsTo(address: string): Promise<string[]> {
    const mails = await visits.mailsTo(address);
    return mails.map(({ envelope }) => String((envelope as { subject?: unknown }).subject));
  }

  const sheet = (path: string) => done<Recovery>('GET', path);

  return {
    ...visits,
    ...{ samId, api, done, writes, aRecovery, aFixedRecovery, step, fix, remedies, offer, anOffer },
    ...{ read, tell, subjectsTo, sheet },
  };
}

export type PuttingRightStory = Awaited<ReturnType<typeof puttingRightStory>>;
