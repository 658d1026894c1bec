import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import { listCustomers } from '#modules/customers/contract.ts';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { classes } from '#web/ui/classes.ts';
import { Combobox } from '#web/ui/index.ts';
import type { MailAddress } from '../contract.ts';
import { addressesIn } from './addresses-in.ts';

const t = texts('conversations');

interface RecipientsProps {
  label: string;
  people: readonly MailAddress[];
  error: string | undefined;
  wantsFocus: boolean;
  placeholder?: string | undefined;
  emptyText?: string;
  /** Room for the label, where several lines stand below each other. */
  labelClass?: string;
  onChange: (people: MailAddress[]) => void;
}

/** One line of addresses: each can be removed, customers are suggested, any address can be typed or pasted. */
export function Recipients({
  label,
  people,
  error,
  wantsFocus,
  placeholder,
  emptyText,
  labelClass = 'w-7 pl-3',
  onChange,
}: RecipientsProps) {
  const [text, setText] = useState('');
  const id = useId();
  const search = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['customers', 'search', search],
    queryFn: ({ signal }) => call(listCustomers, { search, limit: 6 }, { signal }),
    enabled: search.length >= 2,
  });
  const options = (search.length >= 2 ? (data?.data ?? []) : [])
    .filter((customer) => customer.address?.includes('@'))
    .map((customer) => ({
      id: customer.address ?? '',
      label: customer.name || customer.address || '',
      hint: customer.address ?? '',
    }));
  const add = (written: string, name = '') => {
    const found = addressesIn(written);
    if (found.length === 0) return false;
    const taken = new Set(people.map((one) => one.address.toLowerCase()));
    const fresh = found.filter(({ address }) => !taken.has(address.toLowerCase()));
    onChange([...people, ...fresh.map((one) => ({ ...one, name: one.name || name }))]);
    setText('');
    return true;
  };
  return (
    <div className="flex pr-3">
      <span className={classes('box-content flex-none py-1 text-sm text-ink-3', labelClass)}>{label}</span>
      <div className="flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-1">
        {people.map((one) => (
          <span
            key={one.address}
            title={one.address}
            className="inline-flex max-w-full items-center rounded-full bg-sunken py-px pr-0.5 pl-2 text-sm"
          >
            <span className="truncate">{one.name ? `${one.name} <${one.address}>` : one.address}</span>
            <button
              type="button"
              aria-label={t('composer.remove', { name: one.name || one.address })}
              onClick={() => onChange(people.filter((other) => other !== one))}
              className="ml-0.5 inline-flex size-6 items-center justify-center rounded-full text-ink-3 hover:text-ink pointer-coarse:size-9"
            >
              <X aria-hidden className="lucide !size-3.5" />
            </button>
          </span>
        ))}
        <Combobox
          label={t('composer.addTo', { line: label })}
          text={text}
          onText={(next) => (/[,;\n]/.test(next) && add(next) ? undefined : setText(next))}
          options={options}
          onChoose={(option) =>
            add(option.hint ?? option.id, option.label === option.hint ? '' : option.label)
          }
          onEnterText={(written) => add(written)}
          onBackspaceWhenEmpty={() => onChange(people.slice(0, -1))}
          onBlur={() => text !== '' && add(text)}
          autoFocus={wantsFocus && people.length === 0}
          {...(placeholder && people.length === 0 ? { placeholder } : {})}
          {...(emptyText && data?.data.length === 0 && search.length >= 2 ? { emptyText } : {})}
          className="min-h-7 min-w-10 flex-1 rounded-control bg-transparent px-1 text-sm"
        />
        {(error ?? (text !== '' && search.includes(' ') ? t('errors.address_invalid') : undefined)) && (
          <span id={id} role="alert" className="w-full text-sm text-bad">
            {error ?? t('errors.address_invalid')}
          </span>
        )}
      </div>
    </div>
  );
}
