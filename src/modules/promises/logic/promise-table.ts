import type { ServicePromise } from '../shapes.ts';

/** One row for each promise; shares from 0 to 1, times in minutes, each figure with its n and interval. */
export const promiseColumns = [
  'name',
  'kind',
  'audience',
  'to',
  'status',
  'trialUntil',
  'targetMinutes',
  'kept',
  'n',
  'share',
  'low',
  'high',
  'verdict',
  'p50Minutes',
  'p90Minutes',
  'possibleWithinMinutes',
  'wantedWithinMinutes',
  'gapMinutes',
  'owner',
  'sentence',
  'limits',
  'redress',
] as const;

type Cell = string | number | null;

export function promiseRow(promise: ServicePromise): Cell[] {
  const { keptness, history } = promise;
  const cells: Record<(typeof promiseColumns)[number], Cell> = {
    name: text(promise.name),
    kind: promise.kind,
    audience: promise.audience,
    to: text(promise.customer?.name ?? promise.tier ?? ''),
    status: promise.status,
    trialUntil: promise.trialUntil,
    targetMinutes: promise.targetMinutes,
    kept: keptness.kept,
    n: keptness.n,
    share: keptness.share?.value ?? null,
    low: keptness.share?.interval.low ?? null,
    high: keptness.share?.interval.high ?? null,
    verdict: keptness.verdict,
    p50Minutes: history.p50Minutes,
    p90Minutes: history.p90Minutes,
    possibleWithinMinutes: history.possibleWithinMinutes,
    wantedWithinMinutes: history.wantedWithinMinutes,
    gapMinutes: history.gapMinutes,
    owner: text(promise.owner?.name ?? ''),
    sentence: text(promise.sentence),
    limits: text(promise.limits),
    redress: text(promise.redress),
  };
  return promiseColumns.map((column) => cells[column]);
}

/** A spreadsheet reads what begins with these as a formula; words of people never are one. */
function text(words: string): string {
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(words) ? `'${words}` : words;
}
