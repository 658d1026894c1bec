import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailStory, type MailStory } from '#tests/support/mail-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { sweepOutgoingMails } from './jobs.ts';
import { holdLease, leaseInMilliseconds, renewLease } from './lease.ts';

let app: TestApp;
let story: MailStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await mailStory(app);
});
afterAll(async () => {
  await story.sink.close();
  await app.close();
});

/** A reply as its sender holds it, having just begun. */
async function aMailBeingSent() {
  const { conversationId } = await story.customerWrites();
  const id = await story.annReplies(conversationId);
  const leaseUntil = new Date(app.clock.now().getTime() + leaseInMilliseconds);
  await story.asSystem(async ({ tx, workspaceId }) => {
    const place = tx.updateTable('outgoingMails').where('workspaceId', '=', workspaceId).where('id', '=', id);
    await place.set({ state: 'sending', leaseUntil }).execute();
    await tx.updateTable('messages').set({ delivery: 'sending' }).where('id', '=', id).execute();
  });
  return { id, leaseUntil };
}

test('a dead sender is noticed within a minute, and its mail is never sent again by itself', async () => {
  // The lease, and the longest time to the next look.
  expect(leaseInMilliseconds + 15_000).toBeLessThanOrEqual(60_000);
  const { id } = await aMailBeingSent();
  app.clock.advance(leaseInMilliseconds + 1);
  await sweepOutgoingMails.run(app.platform, {});
  expect(await story.stateOf(id)).toMatchObject({ state: 'uncertain', delivery: 'uncertain' });
  await story.leaves(id);
  expect(story.sink.received).toEqual([]);
});

test('a sender at a slow server keeps its mail for as long as it is at work', async () => {
  const mail = await aMailBeingSent();
  const lease = holdLease(app.platform, story.workspaceId, mail, 5);
  for (let turn = 0; turn < 5; turn++) {
    const before = lease.until();
    app.clock.advance(leaseInMilliseconds - 5000);
    await expect.poll(() => lease.until() > before).toBe(true);
    await sweepOutgoingMails.run(app.platform, {});
    expect((await story.stateOf(mail.id)).state).toBe('sending');
  }
  await lease.release();
  app.clock.advance(leaseInMilliseconds + 1);
  await sweepOutgoingMails.run(app.platform, {});
  expect((await story.stateOf(mail.id)).state).toBe('uncertain');
});

test('a mail that was settled, or taken up anew, is not leased to whoever had it before', async () => {
  const mail = await aMailBeingSent();
  expect(
    await renewLease(app.platform, story.workspaceId, { ...mail, leaseUntil: new Date(0) }),
  ).toBeUndefined();
  app.clock.advance(leaseInMilliseconds + 1);
  await sweepOutgoingMails.run(app.platform, {});
  expect(await renewLease(app.platform, story.workspaceId, mail)).toBeUndefined();
});
