import { findReader, sendLinkTo, type Reader } from '#modules/access/index.ts';
import { mayMailUnasked } from '#modules/channels/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { readingOf, type CustomerFacts } from '../logic/customer-side.ts';
import { findCustomerFacts } from '../queries/customer-side.ts';
import { declinesAsks, isWrittenByMachines, takesPart } from '../queries/mail-facts.ts';
import { recoveryMail, type MailKind } from './words.ts';

export interface Occasion {
  recoveryId: string;
  kind: MailKind;
  /** The step, the option or the event it is about: the same occasion is written of once. */
  aboutId: string;
  /** `decides`: whoever acts on it. `pays`: whoever only pays. `both`: each their own words. */
  to: 'decides' | 'pays' | 'both';
}

type Outcome = 'sent' | 'no-address' | 'unattended' | 'automatic' | 'declined' | 'same-address';

/**
 * Tells the customers of a putting-right what happened, each in the words that are theirs, once however often the news
 * arrives. No mail goes to an address behind which nobody reads, to one of our own, or to somebody for whom machines
 * alone have written; and nobody gets the same news twice because they are the person and the company's reader.
 */
export async function mailAbout(ctx: Ctx, occasion: Occasion): Promise<void> {
  const facts = await findCustomerFacts(ctx, occasion.recoveryId);
  if (!facts) return;
  const written = new Set<string>();
  for (const customerId of recipients(facts, occasion.to))
    await mailOne(ctx, { occasion, facts, customerId, written });
}

function recipients(facts: CustomerFacts, to: Occasion['to']): string[] {
  const both = [...new Set([facts.beneficiary.id, facts.payer.id])];
  if (to === 'both') return both;
  return both.filter((id) => (readingOf(facts, [id])?.mayAct === true) === (to === 'decides'));
}

interface One {
  occasion: Occasion;
  facts: CustomerFacts;
  customerId: string;
  written: Set<string>;
}

async function mailOne(ctx: Ctx, one: One): Promise<void> {
  const { occasion, facts, customerId } = one;
  const reader = await findReader(ctx, customerId);
  const outcome = await outcomeFor(ctx, one, reader);
  const noted = await ctx.tx
    .insertInto('recoveryMails')
    .values({
      workspaceId: ctx.workspaceId,
      recoveryId: occasion.recoveryId,
      customerId,
      kind: occasion.kind,
      aboutId: occasion.aboutId,
      outcome,
      at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (reader) one.written.add(reader.address);
  if (!reader || outcome !== 'sent' || noted.numInsertedOrUpdatedRows !== 1n) return;
  const { timeZone } = await getWorkspace(ctx);
  const conversationId = await threadFor(ctx, facts, reader);
  const isInThread = conversationId !== null;
  await sendLinkTo(ctx, {
    reader,
    purpose: 'recovery',
    subjectId: facts.id,
    conversationId,
    mail: (link) => recoveryMail(occasion.kind, { facts, customerId, link, timeZone, isInThread }),
  });
}

async function outcomeFor(
  ctx: Ctx,
  { occasion, facts, customerId, written }: One,
  reader: Reader | undefined,
): Promise<Outcome> {
  if (!reader) return 'no-address';
  if (written.has(reader.address)) return 'same-address';
  if (!(await mayMailUnasked(ctx, reader.address))) return 'unattended';
  if (facts.conversationId !== null && (await isWrittenByMachines(ctx, facts.conversationId)))
    return 'automatic';
  if (occasion.kind === 'rate' && (await declinesAsks(ctx, customerId))) return 'declined';
  return 'sent';
}

/** The thread of the failure for whoever takes part in it: an answer then reaches the owner there. */
async function threadFor(ctx: Ctx, { conversationId }: CustomerFacts, { address }: Reader) {
  if (conversationId === null) return null;
  return (await takesPart(ctx, { conversationId, address })) ? conversationId : null;
}
