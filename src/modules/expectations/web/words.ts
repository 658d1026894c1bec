import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Tone } from '#web/ui/index.ts';
import type { CustomerExpectation, RatchetShown } from '../contract.ts';

const t = texts('expectations');

export const oneDecimal = (value: number) => number(value, { maximumFractionDigits: 1 });

/** Everything the drawing shows, in one sentence. */
export function levelWords({ expectation, perceived }: CustomerExpectation): string {
  const { adequate, desired, expectedNow } = expectation;
  return [
    adequate === null ? '' : t('level.adequate', { value: oneDecimal(adequate) }),
    desired === null ? '' : t('level.desired', { value: oneDecimal(desired) }),
    expectedNow === null ? '' : t('level.expectedNow', { value: oneDecimal(expectedNow) }),
    perceived === null ? '' : t('level.perceived', { value: oneDecimal(perceived.value) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Where the ratchet is heading, always with how many reviews it rests on. */
export function ratchetWords({ n, basis, next, runsOutIn, verdict }: RatchetShown): string {
  const values = { performance: oneDecimal(next.performance), expected: oneDecimal(next.expected) };
  const said = runsOutIn
    ? t('ratchet.delights', {
        ...values,
        count: runsOutIn.reviews,
        range:
          runsOutIn.soonest === runsOutIn.latest
            ? String(runsOutIn.soonest)
            : `${runsOutIn.soonest}–${runsOutIn.latest}`,
      })
    : t(`ratchet.${verdict}`, values);
  return `${said} ${t(`ratchet.basis.${basis}`, { count: n })}`;
}

export const zoneTone: Record<CustomerExpectation['zone'], Tone> = {
  below: 'bad',
  within: 'plain',
  above: 'good',
  unknown: 'plain',
};
