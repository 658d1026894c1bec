/** One time somebody met one quality of the service: it was as it should be, or it was not. */
export interface Occasion {
  readonly elementId: string;
  readonly outcome: 'kept' | 'failed';
  /** Only ever compared, never named. */
  readonly servedBy: string | null;
  readonly channel: string | null;
  readonly at: Date;
  readonly ref: { readonly kind: 'failure' | 'check' | 'promise'; readonly id: string };
}

export interface UnequalPair<One extends Occasion = Occasion> {
  readonly failed: One;
  readonly kept: One;
  /** In what the two differ, besides how it went. */
  readonly differs: readonly ('person' | 'channel')[];
  readonly daysApart: number;
}

const dayInMilliseconds = 86_400_000;

/**
 * The same element, two people or two channels, two outcomes within `days`: what a customer calls luck. Each failed
 * occasion is put beside the nearest one that went well; one without a counterpart is no inconsistency. The latest
 * failure comes first. Whoever served is compared and left out of what is said.
 */
export function unequalPairs<One extends Occasion>(
  occasions: readonly One[],
  { days }: { days: number },
): UnequalPair<One>[] {
  const keptOf = new Map<string, One[]>();
  for (const occasion of occasions)
    if (occasion.outcome === 'kept')
      keptOf.set(occasion.elementId, [...(keptOf.get(occasion.elementId) ?? []), occasion]);
  return occasions
    .filter(({ outcome }) => outcome === 'failed')
    .flatMap((failed) => nearestUnlike(failed, keptOf.get(failed.elementId) ?? [], days))
    .toSorted((one, other) => other.failed.at.getTime() - one.failed.at.getTime());
}

function nearestUnlike<One extends Occasion>(
  failed: One,
  candidates: readonly One[],
  days: number,
): UnequalPair<One>[] {
  const pairs = candidates
    .map((kept) => ({
      failed,
      kept,
      differs: differences(failed, kept),
      daysApart: daysBetween(failed, kept),
    }))
    .filter(({ differs, daysApart }) => differs.length > 0 && daysApart <= days)
    .toSorted((one, other) => one.daysApart - other.daysApart);
  return pairs.slice(0, 1);
}

function differences(one: Occasion, other: Occasion): ('person' | 'channel')[] {
  const isOther = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return [
    ...(isOther(one.servedBy, other.servedBy) ? (['person'] as const) : []),
    ...(isOther(one.channel, other.channel) ? (['channel'] as const) : []),
  ];
}

function daysBetween(one: Occasion, other: Occasion): number {
  return Math.abs(one.at.getTime() - other.at.getTime()) / dayInMilliseconds;
}
