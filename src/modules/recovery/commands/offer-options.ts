import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { offerOptionsEndpoint, Recovery } from '../contract.ts';
import { optionsOffered } from '../events.ts';
import { courseOf } from '../logic/course.ts';
import { mayOffer } from '../logic/offering.ts';
import { mayTake } from '../logic/steps.ts';
import { authorityLeft } from '../queries/authority-left.ts';
import { getRecovery } from '../queries/recovery.ts';
import { getSheetRow, type SheetRow } from '../queries/sheet.ts';
import { conflict, subject } from './about.ts';
import { withdrawOptions } from './close-recovery.ts';
import { aboutRecovery, lockRecovery, refreshStanding } from './standing.ts';
import { writeStep } from './write-step.ts';

type Offer = InputOf<typeof offerOptionsEndpoint>;

/** Offers remedies to choose from. A new round takes back what was offered before and not chosen. */
export async function offerOptions(
  ctx: Ctx,
  recoveryId: string,
  { options, send }: Offer,
): Promise<Recovery> {
  const recovery = await lockRecovery(ctx, recoveryId);
  if (recovery.status === 'closed') throw conflict('recovery_closed');
  const row = await getSheetRow(ctx, recoveryId);
  const isFirstRound = assertMayOffer(row);
  const { settings } = await getHouse(ctx);
  const about = { paidMinor: row.paidMinor === null ? null : Number(row.paidMinor), loss: row.loss };
  const verdict = mayOffer(options, about, settings);
  if (!verdict.allowed) throw invalid(verdict.because, 'options');
  await assertWithinAuthority(ctx, row, options);
  await withdrawOptions(ctx, recoveryId);
  const optionIds = await writeOptions(ctx, { recoveryId, options, round: roundAfter(row) });
  if (isFirstRound) await writeStep(ctx, recovery, { step: 'options-offered', at: ctx.now });
  await refreshStanding(ctx, recoveryId);
  announce(
    ctx,
    optionsOffered,
    { ...aboutRecovery(recovery), optionIds, send, at: ctx.now.toISOString() },
    subject(recovery.conversationId),
  );
  return getRecovery(ctx, recoveryId);
}

/** Answers whether these are the first to be offered. What the customer chose is not offered away again. */
function assertMayOffer(row: SheetRow): boolean {
  const chosen = row.options.find(({ chosenAt }) => chosenAt !== null);
  if (chosen) throw conflict('already_chosen', { optionId: chosen.id, words: chosen.words });
  const verdict = mayTake('options-offered', courseOf({ severity: row.fSeverity, ...row }));
  if (!verdict.allowed && verdict.because === 'step_out_of_order')
    throw conflict('step_out_of_order', { step: 'options-offered', missing: verdict.missing });
  return verdict.allowed;
}

/** Whichever they choose must be the owner's to give: the dearest is. */
async function assertWithinAuthority(ctx: Ctx, row: SheetRow, options: Offer['options']): Promise<void> {
  const neededMinor = Math.max(...options.map(({ costMinor }) => costMinor));
  if (neededMinor === 0) return;
  const leftMinor = await authorityLeft(ctx, row);
  if (neededMinor <= leftMinor) return;
  const { currency } = await getHouse(ctx);
  throw conflict('authority_exceeded', { leftMinor, neededMinor, currency });
}

function roundAfter(row: SheetRow): number {
  return Math.max(0, ...row.options.map(({ round }) => round)) + 1;
}

async function writeOptions(
  ctx: Ctx,
  { recoveryId, options, round }: { recoveryId: string; options: Offer['options']; round: number },
): Promise<string[]> {
  const rows = options.map((option, position) => ({
    workspaceId: ctx.workspaceId,
    id: newId(),
    recoveryId,
    ...option,
    position,
    round,
  }));
  await ctx.tx.insertInto('recoveryOptions').values(rows).execute();
  return rows.map(({ id }) => id);
}
