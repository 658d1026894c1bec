import { Link } from '@tanstack/react-router';
import { Building2, CircleOff, Globe, Mail, Phone, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Letter, Money } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';
import { useMarkOf } from './api.ts';
import { CustomerName, CustomerTier } from './panel-fields.tsx';

const t = texts('customers');

/** Who this is, and how they mark us. */
export function IdentityBlock({ customer }: { customer: Customer }) {
  return (
    <>
      <header className="flex gap-3 px-4 pt-4 pb-3">
        <Avatar name={customer.name || customer.address || '?'} size="large" />
        <div className="min-w-0 flex-1">
          <CustomerName customer={customer} />
          <div className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-ink-3">
            <CustomerTier customer={customer} />
            {customer.yearlyValueMinor !== null && (
              <span>
                · <Money minor={customer.yearlyValueMinor} /> {t('panel.aYear')}
              </span>
            )}
          </div>
        </div>
        <Mark customer={customer} />
      </header>
      <ul className="flex flex-col gap-1.5 px-4 pb-3">
        {customer.company && <Fact icon={Building2}>{customer.company.name}</Fact>}
        {customer.addresses.map((one) => (
          <Fact key={one.value} icon={one.kind === 'email' ? Mail : Phone}>
            {one.value}
          </Fact>
        ))}
        {customer.language && <Fact icon={Globe}>{languageName(customer.language)}</Fact>}
        {customer.declinesAsks && <Fact icon={CircleOff}>{t('panel.declinesAsks')}</Fact>}
      </ul>
    </>
  );
}

function Mark({ customer }: { customer: Customer }) {
  const now = useNow();
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const card = useMarkOf(customer.id, { from: day(now - 365 * 86_400_000), to: day(now) });
  if (!card?.grade) return null;
  const label = t('panel.mark', { name: customer.name || customer.address || '' });
  return (
    <Link
      to="/report-card"
      search={{ subjectType: 'customer', subjectId: customer.id }}
      title={label}
      className="flex flex-col items-center rounded-control no-underline"
    >
      <Letter mark={card.grade} label={label} />
      {card.provisional && <span className="text-[11px] leading-3 text-ink-3">{t('panel.provisional')}</span>}
    </Link>
  );
}

function Fact({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <Icon aria-hidden className="lucide text-ink-3" />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

function languageName(code: string): string {
  return new Intl.DisplayNames(navigator.languages, { type: 'language' }).of(code) ?? code;
}
