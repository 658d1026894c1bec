import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useDeferredValue } from 'react';
import { listCustomers } from '#modules/customers/contract.ts';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import type { MailAddress } from '../../contract.ts';

const t = texts('conversations');

/** Somebody we do not know yet: sending makes them a customer, under the name that is given here. */
export function NewCustomer({ person, onName }: { person: MailAddress; onName: (name: string) => void }) {
  const address = useDeferredValue(person.address.toLowerCase());
  const { data } = useQuery({
    queryKey: ['customers', 'search', address],
    queryFn: ({ signal }) => call(listCustomers, { search: address, limit: 6 }, { signal }),
  });
  if (!data) return null;
  const isKnown = data.data.some(({ addresses }) =>
    addresses.some(({ value }) => value.toLowerCase() === address),
  );
  if (isKnown) return null;
  return (
    <label className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-paper px-4 py-1.5 text-sm text-ink-2">
      <UserRoundPlus aria-hidden className="lucide text-ink-3" />
      <span>{t('compose.newCustomer', { address: person.address })}</span>
      <input
        value={person.name}
        maxLength={200}
        placeholder={t('compose.name')}
        aria-label={t('compose.nameOf', { address: person.address })}
        className="field !min-h-8 !w-56 max-w-full !py-1"
        onChange={(event) => onName(event.target.value)}
      />
    </label>
  );
}
