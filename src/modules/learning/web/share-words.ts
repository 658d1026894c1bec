import { number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Tone } from '#web/ui/index.ts';
import type { EffectVerdict } from '../contract.ts';

const t = texts('learning');

interface Figure {
  value: number;
  interval: { low: number; high: number };
  n: number;
}

export function shareWords({ value, interval, n }: Figure): string {
  return t('effect.share', {
    share: percent(value),
    low: percent(interval.low),
    high: percent(interval.high),
    n,
  });
}

/** A difference of two shares in points of a hundred. */
export function pointsWords({ value, interval, n }: Figure): string {
  return t('effect.points', {
    value: points(value),
    low: points(interval.low),
    high: points(interval.high),
    n,
  });
}

function points(value: number): string {
  return number(value * 100, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
}

export const verdictTones = {
  yes: 'good',
  'no-the-opposite': 'bad',
  'not-shown-yet': 'plain',
  'too-few': 'plain',
} as const satisfies Record<EffectVerdict, Tone>;
