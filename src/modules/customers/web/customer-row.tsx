import { Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Avatar, Pill, Time } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';

const t = texts('customers');

export function CustomerRow({ customer }: { customer: Customer }) {
  const name = customer.name || customer.address || t('nobody');
  const under = [customer.name ? customer.address : null, customer.company?.name].filter(Boolean);
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to={`/customers/${customer.id}`}
        data-line
        className="flex min-h-14 items-center gap-3 px-4 py-2 text-ink no-underline hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <Avatar name={name} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span className="truncate font-strong">{name}</span>
            {customer.kind === 'company' && (
              <Building2 role="img" aria-label={t('kinds.company')} className="lucide flex-none text-ink-3" />
            )}
          </span>
          <span className="block truncate text-sm text-ink-3">{under.join(' · ') || t('noAddress')}</span>
        </span>
        {customer.tier !== 'standard' && <Pill tone="accent">{t(`tiers.${customer.tier}`)}</Pill>}
        {customer.lastConversationAt && (
          <Time at={customer.lastConversationAt} className="w-16 flex-none text-right text-sm text-ink-3" />
        )}
      </Link>
    </li>
  );
}
