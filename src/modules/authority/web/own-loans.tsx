import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Time } from '#web/ui/index.ts';
import type { AuthorityLoan } from '../contract.ts';
import { useAnswerLoan, useLoans } from './api.ts';

const t = texts('authority');

/** What I asked for here and what became of it, as it happens; an answer that was used or is over says nothing more. */
export function OwnLoans({ conversationId }: { conversationId: string }) {
  const loans = useLoans('own', conversationId) ?? [];
  const [latest] = loans;
  const shown = loans.filter(
    (loan) =>
      loan.status === 'asked' || loan.status === 'lent' || (loan === latest && loan.status === 'declined'),
  );
  return (
    // It is here before there is anything to say, so that an answer is read out when it comes.
    <ul role="status" className="mt-1 flex flex-col empty:hidden">
      {shown.map((loan) => (
        <OwnLoan key={loan.id} loan={loan} />
      ))}
    </ul>
  );
}

export function OwnLoan({ loan, namesCustomer }: { loan: AuthorityLoan; namesCustomer?: true }) {
  const { answer, isBusy } = useAnswerLoan(() => t('own.withdrawn'));
  const isOpen = loan.status === 'asked' || loan.status === 'lent';
  return (
    <li className="flex items-center gap-2">
      <span className="min-w-0 flex-1 text-sm">
        {ownWords(loan)}{' '}
        {namesCustomer && loan.customer && <>{t('own.for', { name: loan.customer.name })} </>}
        <Time at={loan.answeredAt ?? loan.askedAt} className="text-ink-3" />
      </span>
      {isOpen && (
        <Button
          size="small"
          look="quiet"
          className="-mr-2 pointer-coarse:min-h-11"
          busy={isBusy}
          onClick={() => answer(loan.id, 'withdraw')}
        >
          {t('own.withdraw')}
        </Button>
      )}
    </li>
  );
}

function ownWords(loan: AuthorityLoan): string {
  const amount = money(loan.amountMinor, loan.currency);
  const name = (loan.status === 'lent' || loan.status === 'used' ? loan.lender : loan.askedOf)?.name;
  return name === undefined
    ? t(`own.${loan.status}ByAny`, { amount })
    : t(`own.${loan.status}`, { amount, name });
}
