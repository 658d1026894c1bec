import { Link } from '@tanstack/react-router';
import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Button, ButtonLink, Card, CardTitle, Time } from '#web/ui/index.ts';
import type { AuthorityLoan } from '../contract.ts';
import { useAnswerLoan, useLoans } from './api.ts';

const t = texts('authority');

/** Today: colleagues who would say yes and may not yet. One tap lends it, on the phone too. */
export function AskedCard() {
  const loans = useLoans('asked') ?? [];
  const lent = (useLoans('own') ?? []).filter(({ status }) => status === 'lent');
  if (loans.length === 0 && lent.length === 0) return null;
  return (
    <Card labelledBy="asked-title">
      <CardTitle id="asked-title" aside={loans.length + lent.length}>
        {t('asked.title')}
      </CardTitle>
      <ul>
        {loans.map((loan) => (
          <Asked key={loan.id} loan={loan} />
        ))}
        {lent.map((loan) => (
          <LentToMe key={loan.id} loan={loan} />
        ))}
      </ul>
    </Card>
  );
}

function Asked({ loan }: { loan: AuthorityLoan }) {
  const name = loan.borrower.name;
  const { answer, isBusy } = useAnswerLoan((how) => t(`asked.${how}Done`, { name }));
  const amount = money(loan.amountMinor, loan.currency);
  const whole = money(loan.neededMinor, loan.currency);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0">
      <Avatar name={name} />
      <div className="min-w-0 flex-1 basis-60">
        <p>
          {loan.customer
            ? t('asked.for', { name, amount: whole, customer: loan.customer.name })
            : t('asked.any', { name, amount: whole })}
        </p>
        {loan.words && <p className="break-words text-ink-2">“{loan.words}”</p>}
        <p className="text-sm text-ink-3">
          {loan.amountMinor < loan.neededMinor && `${t('asked.part', { amount })} · `}
          {loan.conversation && (
            <>
              <Link
                to="/inbox/{-$conversationId}"
                params={{ conversationId: loan.conversation.id }}
                className="text-accent underline"
              >
                {t('conversation', { number: loan.conversation.number })}
              </Link>
              {' · '}
            </>
          )}
          <Time at={loan.askedAt} />
        </p>
      </div>
      <span className="flex gap-1.5 max-sm:w-full">
        <Button
          look="primary"
          className="max-sm:flex-1 pointer-coarse:min-h-11"
          busy={isBusy}
          aria-label={t('asked.lendOf', { amount, name })}
          onClick={() => answer(loan.id, 'lend')}
        >
          {t('asked.lend', { amount })}
        </Button>
        {loan.askedOf && (
          <Button
            look="quiet"
            className="pointer-coarse:min-h-11"
            disabled={isBusy}
            aria-label={t('asked.declineOf', { name })}
            onClick={() => answer(loan.id, 'decline')}
          >
            {t('asked.decline')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** My own ask has its answer: I can go on where I was. */
function LentToMe({ loan }: { loan: AuthorityLoan }) {
  const values = {
    name: loan.lender?.name ?? '',
    amount: money(loan.amountMinor, loan.currency),
    customer: loan.customer?.name ?? '',
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-0 first:pt-0">
      <Avatar name={values.name} />
      <p className="min-w-0 flex-1 basis-60">
        {t(loan.customer ? 'asked.lentFor' : 'asked.lentAny', values)}
      </p>
      {loan.conversation && (
        <ButtonLink
          to="/inbox/{-$conversationId}"
          params={{ conversationId: loan.conversation.id }}
          className="pointer-coarse:min-h-11"
        >
          {t('asked.goOn')}
        </ButtonLink>
      )}
    </li>
  );
}
