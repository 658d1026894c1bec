import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { OutputOf } from '#web/wire.ts';
import { Card, CardTitle, ShareBar } from '#web/ui/index.ts';
import type { getAuthorityEndpoint } from '../contract.ts';
import { useLoans } from './api.ts';
import { OwnLoan } from './own-loans.tsx';

const t = texts('authority');

/** The thirty days as one line. Nothing spent, and more than was allowed, are both told without a raised finger. */
export function MineCard({ authority }: { authority: OutputOf<typeof getAuthorityEndpoint> }) {
  const { perMonthMinor, spentLatelyMinor, lentMinor, leftLatelyMinor, perCaseMinor, currency } = authority;
  const amount = (minor: number) => money(minor, currency);
  const open = (useLoans('own') ?? []).filter(({ status }) => status === 'asked' || status === 'lent');
  const over = spentLatelyMinor + lentMinor - perMonthMinor;
  const words = {
    left: amount(leftLatelyMinor),
    month: amount(perMonthMinor),
    spent: amount(spentLatelyMinor),
    lent: amount(lentMinor),
  };
  return (
    <Card labelledBy="mine">
      <CardTitle id="mine">{t('mine.title')}</CardTitle>
      <p className="text-2xl font-bold">{t('mine.left', words)}</p>
      <p className="mb-3 text-ink-2">{t('mine.ofMonth', words)}</p>
      <ShareBar
        label={t('mine.bar', words)}
        parts={[
          { count: Math.max(0, spentLatelyMinor), tone: 'accent' },
          { count: lentMinor, tone: 'watch' },
          { count: leftLatelyMinor, tone: 'plain' },
        ]}
      />
      <p className="mt-2 text-sm text-ink-3">{t('mine.parts', words)}</p>
      <p className="mt-3">
        {over > 0 && t('mine.over', { amount: amount(over) })}
        {spentLatelyMinor === 0 && over <= 0 && t('mine.unused')}
        {spentLatelyMinor > 0 && over <= 0 && t('mine.used')}
      </p>
      <p className="mt-3 text-sm text-ink-3">
        {t(authority.ownPerCaseMinor === null ? 'mine.perCase' : 'mine.ownPerCase', {
          amount: amount(perCaseMinor),
        })}
      </p>
      {open.length > 0 && (
        <ul className="mt-3 border-t border-line pt-2">
          {open.map((loan) => (
            <OwnLoan key={loan.id} loan={loan} namesCustomer />
          ))}
        </ul>
      )}
    </Card>
  );
}
