import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { call, explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Menu, toast } from '#web/ui/index.ts';
import { changeCustomer, tier as tiers, type Customer } from '../contract.ts';
import { keys, type CustomerChange, type Panel } from './api.ts';

const t = texts('customers');

/** Shows the change at once, in the panel too, and takes it back if the server refuses. */
function useChangeAtOnce(customer: Customer) {
  const client = useQueryClient();
  const key = keys.panel(customer.id);
  return useMutation({
    mutationFn: (change: CustomerChange) => call(changeCustomer, { id: customer.id, ...change }),
    onMutate: (change) => {
      const before = client.getQueryData<Panel>(key);
      const { name = customer.name, tier = customer.tier, note = customer.note } = change;
      client.setQueryData<Panel>(key, (panel) =>
        panel ? { ...panel, customer: { ...panel.customer, name, tier, note } } : panel,
      );
      return { before };
    },
    onError: (error, _, kept) => {
      client.setQueryData(key, kept?.before);
      toast({ text: explain(error, 'customers'), tone: 'bad' });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['customers', customer.id] });
      void client.invalidateQueries({ queryKey: keys.lists });
      // Rows of the inbox show the name.
      void client.invalidateQueries({ queryKey: ['conversations'] });
    },
  });
}

export function CustomerName({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers:write');
  const change = useChangeAtOnce(customer);
  const [isEditing, setEditing] = useState(false);
  const shown = customer.name || customer.address || t('nobody');
  if (!mayWrite) return <h3 className="truncate text-lg font-bold">{shown}</h3>;
  if (!isEditing)
    return (
      <h3 className="flex min-w-0">
        <button
          type="button"
          title={t('panel.rename')}
          onClick={() => setEditing(true)}
          className="group flex min-w-0 items-center gap-1.5 rounded-control text-left text-lg font-bold"
        >
          <span className="truncate">{shown}</span>
          <span className="sr-only">{t('panel.rename')}</span>
          <Pencil
            aria-hidden
            className="lucide !size-3.5 text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
          />
        </button>
      </h3>
    );
  const save = (name: string) => {
    setEditing(false);
    if (name.trim() !== '' && name.trim() !== customer.name) change.mutate({ name: name.trim() });
  };
  return (
    <input
      aria-label={t('panel.rename')}
      defaultValue={customer.name}
      autoFocus
      maxLength={200}
      className="field !min-h-8 !py-1 font-bold"
      onBlur={(event) => save(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save(event.currentTarget.value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          setEditing(false);
        }
      }}
    />
  );
}

export function CustomerTier({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers:write');
  const change = useChangeAtOnce(customer);
  if (!mayWrite) return <span>{t(`tiers.${customer.tier}`)}</span>;
  return (
    <Menu
      label={t('panel.tier')}
      items={tiers.options.map((tier) => ({
        id: tier,
        label: t(`tiers.${tier}`),
        isChecked: tier === customer.tier,
        onSelect: () => change.mutate({ tier }),
      }))}
      trigger={(props) => (
        <button
          {...props}
          type="button"
          title={t('panel.tier')}
          className="relative -mx-1 inline-flex h-6 items-center rounded-control px-1 underline decoration-line-strong decoration-dotted underline-offset-4 hover:bg-sunken hover:text-ink"
        >
          {t(`tiers.${customer.tier}`)}
        </button>
      )}
    />
  );
}

export function CustomerNote({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers:write');
  const change = useChangeAtOnce(customer);
  const [text, setText] = useState<string>();
  if (text === undefined)
    return (
      <div>
        {customer.note && <p className="mb-1 break-words whitespace-pre-wrap">{customer.note}</p>}
        {mayWrite && (
          <button
            type="button"
            onClick={() => setText(customer.note)}
            className="min-h-6 rounded-control text-sm text-accent underline-offset-2 hover:underline"
          >
            {t(customer.note ? 'panel.changeNote' : 'panel.addNote')}
          </button>
        )}
        {!mayWrite && !customer.note && <p className="text-ink-3">{t('panel.noNote')}</p>}
      </div>
    );
  return (
    <div className="flex flex-col gap-2">
      <textarea
        aria-label={t('panel.note')}
        autoFocus
        rows={4}
        maxLength={10_000}
        value={text}
        className="field"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setText(undefined);
        }}
      />
      <div className="flex gap-2">
        <Button
          size="small"
          look="primary"
          onClick={() => {
            change.mutate({ note: text });
            setText(undefined);
          }}
        >
          {t('save')}
        </Button>
        <Button size="small" onClick={() => setText(undefined)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
