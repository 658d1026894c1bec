import { getHouse, type House } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { Recovery } from '../shapes.ts';
import { benchmarks } from '../logic/benchmarks.ts';
import { courseOf } from '../logic/course.ts';
import { paradoxSigns } from '../logic/signs.ts';
import { missingToClose } from '../logic/steps.ts';
import { authorityLeft } from './authority-left.ts';
import { magnificationOf } from './magnification.ts';
import { toSummary } from './recovery-rows.ts';
import { getSheetRow, ratingShown, takenAt, type SheetRow } from './sheet.ts';

/** The sheet of one putting-right. */
export async function getRecovery(ctx: Reader, recoveryId: string): Promise<Recovery> {
  const row = await getSheetRow(ctx, recoveryId);
  const house = await getHouse(ctx);
  const spotlight = await magnificationOf(ctx, row.tier, house.settings);
  const authorityLeftMinor = await authorityLeft(ctx, row);
  return {
    ...toSummary(row),
    paidMinor: amount(row.paidMinor),
    loss: row.loss,
    endsAt: row.endsAt?.toISOString() ?? null,
    lastTouchDueAt: row.lastTouchDueAt?.toISOString() ?? null,
    spotlight: { tier: row.tier, ...spotlight, effective: row.fEffective },
    steps: stepsShown(row),
    missing: row.status === 'closed' ? [] : missingToClose(courseOf({ severity: row.fSeverity, ...row })),
    options: optionsShown(row),
    surprises: row.surprises.map((one) => ({
      ...one,
      plannedAt: one.plannedAt.toISOString(),
      givenAt: one.givenAt?.toISOString() ?? null,
    })),
    rating: ratingShown(row, house.settings),
    owners: row.owners.map((one) => ({ ...one, since: one.since.toISOString() })),
    benchmarks: benchmarksOf(ctx, row, house),
    signs: paradoxSigns(
      {
        severity: row.fSeverity,
        earlier: row.earlier,
        isStable: row.fIsStable,
        isInOurControl: row.fIsInOurControl,
      },
      house.settings,
    ),
    valueAtRiskMinor: amount(row.yearlyValue),
    authorityLeftMinor,
    currency: house.currency,
  };
}

function amount(minor: number | null): number | null {
  return minor === null ? null : Number(minor);
}

function stepsShown(row: SheetRow): Recovery['steps'] {
  return row.steps.map(({ step, at, byKind, byName, words, messageId, undoneAt, undoneWords }) => ({
    step,
    at: at.toISOString(),
    by: { kind: byKind, name: byName },
    words,
    messageId,
    minutesSinceFailure: Math.floor((at.getTime() - row.fHappenedAt.getTime()) / 60_000),
    undoneAt: undoneAt?.toISOString() ?? null,
    undoneWords,
  }));
}

function optionsShown(row: SheetRow): Recovery['options'] {
  return row.options.map(({ chosenByKind, chosenByName, chosenAt, ...option }) => ({
    ...option,
    chosenAt: chosenAt?.toISOString() ?? null,
    chosenBy: chosenByKind === null ? null : { kind: chosenByKind, name: chosenByName },
  }));
}

function benchmarksOf(ctx: Reader, row: SheetRow, house: House): Recovery['benchmarks'] {
  const at = takenAt(row);
  const facts = {
    noticedAt: at.get('noticed') ?? row.createdAt,
    ownedAt: at.get('owned'),
    acknowledgedAt: at.get('acknowledged'),
    closedAt: row.closedAt ?? undefined,
    now: ctx.now,
    contactsAfterFirst: row.contactsAfterFirst,
    owners: row.owners.length,
  };
  return benchmarks(facts, house.settings, house);
}
