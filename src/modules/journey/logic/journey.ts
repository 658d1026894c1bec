/** Five to nine basics are a dial tone; a list of forty is a manual (S2). Beyond is allowed, and said. */
export const fewestCore = 5;
export const mostCore = 9;

export function coreVerdict(live: number): 'fits' | 'few' | 'many' {
  if (live < fewestCore) return 'few';
  return live > mostCore ? 'many' : 'fits';
}

interface Placed {
  id: string;
  position: number;
}

/** New positions for all, the named first and in their order, the rest behind in theirs; undefined if one is unknown. */
export function reordered(all: readonly Placed[], ids: readonly string[]): Map<string, number> | undefined {
  const known = new Set(all.map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) return undefined;
  const named = [...new Set(ids)];
  const rest = all
    .filter(({ id }) => !named.includes(id))
    .toSorted((a, b) => a.position - b.position)
    .map(({ id }) => id);
  return new Map([...named, ...rest].map((id, position) => [id, position]));
}

export interface CheckFacts {
  element: { pillar: string; status: string } | undefined;
  outcome: 'kept' | 'recovered' | 'missed';
  severity: number | undefined;
  at: Date;
}

/** A clock a little ahead of ours is no lie: up to a minute is taken as now. */
const toleratedMilliseconds = 60_000;

export function mayRecord(
  facts: CheckFacts,
  now: Date,
): { allowed: true; at: Date } | { allowed: false; because: string } {
  if (!facts.element) return { allowed: false, because: 'element_unknown' };
  // Nobody of ours may say that a customer was delighted; experience is marked by customers' own answers alone.
  if (facts.element.pillar !== 'core') return { allowed: false, because: 'element_not_core' };
  if (facts.at.getTime() > now.getTime() + toleratedMilliseconds)
    return { allowed: false, because: 'at_in_future' };
  if (facts.severity !== undefined && facts.outcome === 'kept')
    return { allowed: false, because: 'severity_without_failure' };
  return { allowed: true, at: facts.at > now ? now : facts.at };
}
