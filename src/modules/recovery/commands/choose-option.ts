import { spendAuthority } from '#modules/authority/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { optionChosen } from '../events.ts';
import { caseOf } from '../queries/authority-left.ts';
import { conflict, subject } from './about.ts';
import { aboutRecovery, lockRecovery, type LockedRecovery, refreshStanding } from './standing.ts';
import { writeStep } from './write-step.ts';

export interface Choice {
  optionId: string;
  /** Who of the customer's people chose, in their own words. */
  byName?: string | undefined;
}

/**
 * Keeps what the customer chose, once: the same again changes nothing, another is answered with what was chosen. The
 * row of the putting-right is held meanwhile, so of fifty who choose at once one does.
 */
export async function chooseOption(ctx: Ctx, recoveryId: string, choice: Choice): Promise<void> {
  const recovery = await lockRecovery(ctx, recoveryId);
  const options = await optionsOf(ctx, recoveryId);
  const wanted = options.find(({ id }) => id === choice.optionId);
  if (!wanted) throw invalid('option_unknown', 'optionId');
  const chosen = options.find(({ chosenAt }) => chosenAt !== null);
  if (chosen?.id === wanted.id) return;
  if (chosen)
    throw conflict('already_chosen', {
      optionId: chosen.id,
      words: chosen.words,
      chosenAt: chosen.chosenAt?.toISOString(),
    });
  if (wanted.withdrawnAt !== null) throw conflict('option_withdrawn');
  if (recovery.status === 'closed') throw conflict('recovery_closed');
  if (Number(wanted.costMinor) > 0) await spend(ctx, recovery, wanted);
  await keepChoice(ctx, recovery, { ...choice, words: wanted.words });
}

function optionsOf(ctx: Ctx, recoveryId: string) {
  return ctx.tx
    .selectFrom('recoveryOptions')
    .select(['id', 'words', 'costMinor', 'withdrawnAt', 'chosenAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', '=', recoveryId)
    .execute();
}

/**
 * It comes off the owner's authority. What was offered within it is owed: a customer who chooses later, when other
 * things have been spent, is not refused, and the ledger says so.
 */
async function spend(
  ctx: Ctx,
  recovery: LockedRecovery,
  option: { id: string; costMinor: number },
): Promise<void> {
  await spendAuthority(ctx, {
    staffId: recovery.ownerStaffId,
    customerId: recovery.payerId,
    caseId: caseOf(recovery),
    aboutKind: 'option',
    aboutId: option.id,
    amountMinor: Number(option.costMinor),
    isAlreadyDone: ctx.actor.kind === 'customer',
  });
}

async function keepChoice(
  ctx: Ctx,
  recovery: LockedRecovery,
  choice: Choice & { words: string },
): Promise<void> {
  const by = ctx.actor.kind === 'customer' ? 'customer' : 'staff';
  await ctx.tx
    .updateTable('recoveryOptions')
    .set({
      chosenAt: ctx.now,
      chosenByKind: by,
      chosenByName: choice.byName ?? (await nameOfChooser(ctx, recovery)),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', choice.optionId)
    .execute();
  await writeStep(ctx, recovery, { step: 'option-chosen', at: ctx.now, words: choice.words });
  await refreshStanding(ctx, recovery.id);
  announce(
    ctx,
    optionChosen,
    { ...aboutRecovery(recovery), optionId: choice.optionId, by, at: ctx.now.toISOString() },
    subject(recovery.conversationId),
  );
}

/** Who wrote it down, where nobody is named. */
async function nameOfChooser(ctx: Ctx, { beneficiaryId }: LockedRecovery): Promise<string> {
  const staffId = staffIdOf(ctx);
  if (staffId !== null) return nameIn(ctx, 'staff', staffId);
  const customerId = ctx.actor.kind === 'customer' ? ctx.actor.id : beneficiaryId;
  return nameIn(ctx, 'customers', customerId);
}

async function nameIn(ctx: Ctx, table: 'staff' | 'customers', id: string): Promise<string> {
  const row = await ctx.tx
    .selectFrom(table)
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.name ?? '';
}
