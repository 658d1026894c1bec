/** What one account's share of the team's time was like, beside what the same team is used to. */
export interface StrainFacts {
  contacts: number;
  outOfHours: Compared;
  unusual: Compared;
  hard: Compared;
  /** Mean of the pulse before and now, 5 best, with how many answered each; null where nobody did. */
  pulse: { before: PulseMean; now: PulseMean } | null;
}

export interface Compared {
  here: number;
  /** Null where the team has nothing to compare with yet. */
  usual: number | null;
}

interface PulseMean {
  mean: number;
  respondents: number;
}

export interface StrainSettings {
  amber: number;
  red: number;
  fewestContacts: number;
  fewestRespondents: number;
}

export type StrainLevel = 'usual' | 'amber' | 'red';

export interface Strain {
  /** Null below the fewest contacts, or where nothing can be compared: then only counts are shown. */
  level: StrainLevel | null;
  index: number | null;
  ratios: { outOfHours: number | null; unusual: number | null; hard: number | null };
  contacts: number;
  /** Null until enough people have answered both before and now. */
  pulse: { before: number; now: number; respondents: number; hasDropped: boolean } | null;
}

const mostOfOne = 3;
const dropThatCounts = 0.5;
const levels: readonly StrainLevel[] = ['usual', 'amber', 'red'];

/** Team strain from an account (C27): a reason to share the load, never to blame whoever writes. */
export function strain(facts: StrainFacts, settings: StrainSettings): Strain {
  const ratios = {
    outOfHours: ratio(facts.outOfHours),
    unusual: ratio(facts.unusual),
    hard: ratio(facts.hard),
  };
  const seen = Object.values(ratios).filter((one) => one !== null);
  const pulse = pulseOf(facts.pulse, settings.fewestRespondents);
  const isEnough = facts.contacts >= settings.fewestContacts && seen.length > 0;
  const index = isEnough ? seen.reduce((sum, one) => sum + one, 0) / seen.length : null;
  return {
    level: index === null ? null : raised(levelOf(index, settings), pulse?.hasDropped === true),
    index,
    ratios,
    contacts: facts.contacts,
    pulse,
  };
}

/** To the team's own baseline, at most three: one wild week is not ten times the strain. */
function ratio({ here, usual }: Compared): number | null {
  if (usual === null || usual <= 0) return null;
  return Math.min(mostOfOne, here / usual);
}

function levelOf(index: number, { amber, red }: StrainSettings): StrainLevel {
  // 1.8, 1.5 and 1.5 make 1.6 but for the last binary digit.
  if (index >= red - 1e-9) return 'red';
  return index >= amber - 1e-9 ? 'amber' : 'usual';
}

function raised(level: StrainLevel, hasDropped: boolean): StrainLevel {
  return hasDropped ? (levels[levels.indexOf(level) + 1] ?? 'red') : level;
}

function pulseOf(pulse: StrainFacts['pulse'], fewest: number): Strain['pulse'] {
  if (!pulse || pulse.before.respondents < fewest || pulse.now.respondents < fewest) return null;
  const { before, now } = pulse;
  return {
    before: before.mean,
    now: now.mean,
    respondents: now.respondents,
    hasDropped: before.mean - now.mean >= dropThatCounts - 1e-9,
  };
}
