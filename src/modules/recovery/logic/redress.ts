export interface RedressSettings {
  /** Share of the price by severity 1 to 5. */
  redressShare1: number;
  redressShare2: number;
  redressShare3: number;
  redressShare4: number;
  redressShare5: number;
  /** Face values are alike when the largest is at most this many times the smallest (invariant 7: never above 1.3). */
  redressLikeness: number;
  /** No remedy is worth more of the price than this. */
  redressCap: number;
  /** What the share is multiplied by when it was not of our making, and when it is not the first in a year. */
  redressNotOurs: number;
  redressPrior: number;
  /** Money later is worth less than money now. */
  creditFactor: number;
  surpriseFrom: number;
  surpriseTo: number;
}

export interface RedressFacts {
  /** What was paid for what went wrong, in minor units. */
  paidMinor: number;
  severity: number;
  /** Null while nobody has said counts as ours. */
  isInOurControl: boolean | null;
  hasEarlier: boolean;
  /** Minor units of one whole of the currency: 100 pence, 1 yen. */
  wholeMinor: number;
}

export interface Redress {
  share: number;
  refundMinor: number;
  creditMinor: number;
  inKindMinor: number;
}

const shareNames = [
  'redressShare1',
  'redressShare2',
  'redressShare3',
  'redressShare4',
  'redressShare5',
] as const;

/** C14. Equal redress for equal harm: the tier of a customer is no part of it. Rounded to whole units of the currency. */
export function redressOf(facts: RedressFacts, settings: RedressSettings): Redress {
  const { paidMinor, severity, isInOurControl, hasEarlier, wholeMinor } = facts;
  const base = settings[shareNames[Math.min(5, Math.max(1, severity)) - 1] ?? 'redressShare5'];
  const ours = isInOurControl === false ? settings.redressNotOurs : 1;
  const prior = hasEarlier ? settings.redressPrior : 1;
  const share = Math.min(settings.redressCap, base * ours * prior);
  const refund = share * paidMinor;
  // Nothing is worth more than what was paid.
  const later = Math.min(paidMinor, refund * settings.creditFactor);
  const unit = unitFor(refund, wholeMinor);
  const refundMinor = rounded(refund, unit);
  // What is alike stays alike when both are rounded.
  const { creditFactor, redressLikeness } = settings;
  const most =
    creditFactor <= redressLikeness ? Math.floor((refundMinor * redressLikeness) / unit) * unit : paidMinor;
  const laterMinor = Math.min(rounded(later, unit), most);
  return {
    share: Math.round(share * 10_000) / 10_000,
    refundMinor,
    creditMinor: laterMinor,
    inKindMinor: laterMinor,
  };
}

/** What a surprise may cost: a part of the price, never of what the customer is worth to us. */
export function surpriseBudget(
  { paidMinor, wholeMinor }: Pick<RedressFacts, 'paidMinor' | 'wholeMinor'>,
  { surpriseFrom, surpriseTo }: Pick<RedressSettings, 'surpriseFrom' | 'surpriseTo'>,
): { fromMinor: number; toMinor: number } {
  const unit = unitFor(paidMinor * surpriseFrom, wholeMinor);
  return {
    fromMinor: rounded(paidMinor * surpriseFrom, unit),
    toMinor: rounded(paidMinor * surpriseTo, unit),
  };
}

/** Of 100 minor units in most currencies; a yen has none, a dinar a thousand. */
export function wholeOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return 10 ** (maximumFractionDigits ?? 2);
}

/** Whole units of the currency from ten of them on: below, rounding would make unlike what is alike. */
function unitFor(minor: number, wholeMinor: number): number {
  return minor < 10 * wholeMinor ? 1 : wholeMinor;
}

/** Halves that are not exact in binary are brought up by a hair. */
function rounded(minor: number, unit: number): number {
  return Math.round(minor / unit + 1e-9) * unit;
}
