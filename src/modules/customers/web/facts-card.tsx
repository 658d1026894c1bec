import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Money } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';

const t = texts('customers');

/** What is known of them; only what is there is shown. */
export function FactsCard({ customer }: { customer: Customer }) {
  return (
    <Card labelledBy="facts-title">
      <CardTitle id="facts-title">{t('facts')}</CardTitle>
      <dl className="flex flex-col">
        {customer.addresses.map(({ kind, value }) => (
          <Fact key={value} name={t(`fields.${kind}`)}>
            {value}
          </Fact>
        ))}
        <Fact name={t('fields.kind')}>{t(`kinds.${customer.kind}`)}</Fact>
        {customer.company && (
          <Fact name={t('fields.company')}>
            <Link to={`/customers/${customer.company.id}`} className="text-accent">
              {customer.company.name}
            </Link>
          </Fact>
        )}
        {customer.yearlyValueMinor !== null && (
          <Fact name={t('fields.yearlyValue')}>
            <Money minor={customer.yearlyValueMinor} />
          </Fact>
        )}
        {customer.language && <Fact name={t('fields.language')}>{languageName(customer.language)}</Fact>}
        {customer.externalId && <Fact name={t('fields.externalId')}>{customer.externalId}</Fact>}
        <Fact name={t('fields.asks')}>{t(customer.declinesAsks ? 'asks.declined' : 'asks.fine')}</Fact>
        <Fact name={t('fields.since')}>{dayWithYear(customer.createdAt)}</Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 items-baseline gap-4 border-t border-line py-1.5">
      <dt className="w-32 flex-none text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0 flex-1 break-words">{children}</dd>
    </div>
  );
}

function languageName(code: string): string {
  return new Intl.DisplayNames(navigator.languages, { type: 'language' }).of(code) ?? code;
}
