import { aboutWhom } from '#modules/conversations/index.ts';
import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { askForLoanEndpoint, AuthorityLoan } from '../contract.ts';
import { authorityAsked } from '../events.ts';
import { getLoan } from '../queries/loans.ts';
import { lockAuthority } from './lock-authority.ts';

type Given = InputOf<typeof askForLoanEndpoint>;

/** Asks a colleague, or whoever looks first. One ask at a time for one matter, however often the button is pressed. */
export async function askForLoan(ctx: Ctx, given: Given): Promise<AuthorityLoan> {
  const borrowerId = personOf(ctx);
  await assertMayBeAsked(ctx, given, borrowerId);
  const neededMinor = given.neededMinor ?? given.amountMinor;
  if (given.amountMinor > neededMinor) throw invalid('loan_more_than_needed', 'amountMinor');
  const { customerId } = await aboutWhom(ctx, given);
  const conversationId = given.conversationId ?? null;
  await lockAuthority(ctx, [borrowerId]);
  await assertNotAsked(ctx, { borrowerId, conversationId, customerId });
  const id = newId();
  await ctx.tx
    .insertInto('authorityLoans')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      borrowerId,
      askedOf: given.askedOf ?? null,
      customerId,
      conversationId,
      amountMinor: given.amountMinor,
      neededMinor,
      words: given.words,
      askedAt: ctx.now,
      expiresAt: await expiryOf(ctx),
    })
    .execute();
  announce(
    ctx,
    authorityAsked,
    { loanId: id, borrowerId, conversationId, askedOf: given.askedOf ?? null, at: ctx.now.toISOString() },
    conversationId === null ? {} : { subjectId: conversationId },
  );
  return getLoan(ctx, id);
}

/** Only people have authority; a key of another system acts for nobody. */
export function personOf({ actor }: Ctx): string {
  if (actor.kind !== 'staff') throw new Refusal('person_needed', { kind: 'forbidden' });
  return actor.id;
}

export async function expiryOf(ctx: Ctx): Promise<Date> {
  const { settings } = await getWorkspace(ctx);
  return new Date(ctx.now.getTime() + settings.authorityLoanHours * 3_600_000);
}

async function assertMayBeAsked(ctx: Ctx, { askedOf }: Given, borrowerId: string): Promise<void> {
  if (askedOf === undefined) return;
  if (askedOf === borrowerId) throw invalid('loan_of_oneself', 'askedOf');
  const colleague = await findStaff(ctx, askedOf);
  if (colleague?.status !== 'active') throw invalid('colleague_unknown', 'askedOf');
}

async function assertNotAsked(
  ctx: Ctx,
  about: { borrowerId: string; conversationId: string | null; customerId: string | null },
): Promise<void> {
  const open = await ctx.tx
    .selectFrom('authorityLoans')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('borrowerId', '=', about.borrowerId)
    .where('status', '=', 'asked')
    .where('expiresAt', '>', ctx.now)
    .where('conversationId', 'is not distinct from', about.conversationId)
    .where('customerId', 'is not distinct from', about.customerId)
    .executeTakeFirst();
  if (open) throw new Refusal('loan_asked_already', { kind: 'conflict', facts: { loanId: open.id } });
}
