import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { holdMeeting as holdEndpoint, Meeting, sendPreRead as preReadEndpoint } from '../contract.ts';
import { meetingAgreed } from '../events.ts';
import { mailPreRead, mailWriteUp } from '../mails.ts';
import { figuresOf, getMeeting } from '../queries/get-meeting.ts';
import { bookTalkIfDue } from './book-talk.ts';
import { lockForStep, saveMeeting, takeStep } from './save-meeting.ts';
import { announceScore } from './score-meeting.ts';

/** Sends what was found to the client and keeps it as it was sent, so that both talk about the same figures. */
export async function sendPreRead(
  ctx: Ctx,
  id: string,
  { by }: InputOf<typeof preReadEndpoint>,
): Promise<Meeting> {
  const { row, house } = await lockForStep(ctx, { id, step: 'pre-read' });
  const figures = await figuresOf(ctx, row, house.zone);
  const change = {
    preReadSentAt: ctx.now,
    ...(figures === null ? {} : { preRead: JSON.stringify(figures) }),
  };
  await saveMeeting(ctx, row, { house, change });
  if (by === 'mail' && (await mailPreRead(ctx, row, house)) === 'no-address')
    throw new Refusal('address_missing', { kind: 'conflict', facts: { name: row.customerName } });
  return getMeeting(ctx, id);
}

export async function holdMeeting(
  ctx: Ctx,
  id: string,
  input: InputOf<typeof holdEndpoint>,
): Promise<Meeting> {
  const { row, house } = await lockForStep(ctx, { id, step: 'hold' });
  const heldAt = input.heldAt === undefined ? ctx.now : new Date(input.heldAt);
  if (heldAt > ctx.now) throw invalid('held_in_future', 'heldAt');
  const isScored = input.score !== undefined && row.kind === 'account-review';
  const change = {
    heldAt,
    ...(isScored ? { score: String(input.score), scoredByName: input.scoredByName, scoredAt: ctx.now } : {}),
  };
  const held = await saveMeeting(ctx, row, { house, change });
  if (isScored) announceScore(ctx, held, []);
  await bookTalkIfDue(ctx, held, house);
  return getMeeting(ctx, id);
}

/** Hands the write-up over. An empty one would tell the client to read nothing. */
export async function writeUpMeeting(ctx: Ctx, id: string): Promise<Meeting> {
  const { row, house } = await lockForStep(ctx, { id, step: 'write-up' });
  if (row.notes.trim() === '') throw invalid('write_up_empty', 'notes');
  await saveMeeting(ctx, row, { house, change: { writtenUpAt: ctx.now } });
  if (row.kind === 'account-review') await mailWriteUp(ctx, row, house);
  return getMeeting(ctx, id);
}

export async function agreeMeeting(ctx: Ctx, id: string, { name }: { name: string }): Promise<Meeting> {
  const agreed = await takeStep(ctx, {
    id,
    step: 'agree',
    change: () => ({ agreedAt: ctx.now, agreedByName: name }),
  });
  const customerId = agreed.customer?.id ?? null;
  announce(ctx, meetingAgreed, { meetingId: id, customerId, byName: name, at: ctx.now.toISOString() });
  return agreed;
}

export function closeMeeting(ctx: Ctx, id: string): Promise<Meeting> {
  return takeStep(ctx, { id, step: 'close', change: () => ({ closedAt: ctx.now }) });
}
