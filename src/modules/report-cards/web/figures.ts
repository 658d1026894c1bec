import { number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Card } from '../contract.ts';

const t = texts('report-cards');

type Shown = Card['core']['share'];
type ShownFigure = Extract<Shown, { shown: true }>;

export function signed(value: number): string {
  return number(value, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
}

export function signedRange({ low, high }: ShownFigure['interval']): string {
  return t('range', { low: signed(low), high: signed(high) });
}

/** Shares near the whole keep one decimal, since 98.2 % and 99.6 % are different promises. */
export function share(value: number): string {
  return percent(value, value >= 0.95 && value < 1 ? 1 : 0);
}

export function shareRange({ low, high }: ShownFigure['interval']): string {
  return t('range', { low: share(low), high: share(high) });
}
