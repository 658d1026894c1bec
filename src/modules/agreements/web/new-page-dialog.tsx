import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Avatar, Dialog, TextField } from '#web/ui/index.ts';
import { useCreate, useFoundCustomers } from './api.ts';

const t = texts('agreements');

/** With whom? The page begins whole: promises, basics, told rules and what they expect. */
export function NewPageDialog({ onClose }: { onClose: () => void }) {
  const [search, setSearch] = useState('');
  const found = useFoundCustomers(search.trim());
  const create = useCreate();
  const navigate = useNavigate();
  const begin = (customerId: string) =>
    create.mutate(
      { customerId },
      { onSuccess: ({ id }) => void navigate({ to: `/same-page/agreements/${id}` }) },
    );
  return (
    <Dialog title={t('new.title')} onClose={onClose}>
      <p className="mb-3 text-ink-2">{t('new.lead')}</p>
      <TextField
        label={t('new.whom')}
        autoComplete="off"
        value={search}
        error={create.error ? explain(create.error, 'agreements') : undefined}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="mt-2 min-h-24">
        {found.map((customer) => (
          <li key={customer.id}>
            <button
              type="button"
              disabled={create.isPending}
              onClick={() => begin(customer.id)}
              className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-sunken"
            >
              <Avatar name={customer.name || customer.address || '?'} />
              <span className="min-w-0 flex-1 truncate">
                {customer.name || customer.address}
                {customer.company && <span className="text-ink-3"> · {customer.company.name}</span>}
              </span>
            </button>
          </li>
        ))}
        {search.trim().length >= 2 && found.length === 0 && (
          <li className="px-2 py-2 text-ink-3">{t('new.nobody')}</li>
        )}
      </ul>
    </Dialog>
  );
}
