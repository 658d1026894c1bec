import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listCustomers } from '#modules/customers/contract.ts';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Combobox, Field, Select } from '#web/ui/index.ts';
import { audience as audiences, type ServicePromise } from '../contract.ts';

const t = texts('promises');
const tiers = ['standard', 'premium', 'flagship'] as const;

export interface ToWhom {
  audience: ServicePromise['audience'];
  tier: (typeof tiers)[number];
  customer: { id: string; name: string } | null;
}

interface AudienceFieldsProps {
  value: ToWhom;
  error: string | undefined;
  onChange: (value: ToWhom) => void;
}

/** To whom: everyone, a tier, or one customer, found by name. */
export function AudienceFields({ value, error, onChange }: AudienceFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('writer.toWhom')}
        value={value.audience}
        options={audiences.options.map((one) => ({ value: one, label: t(`writer.to.${one}`) }))}
        onChange={(event) => onChange({ ...value, audience: event.target.value as ToWhom['audience'] })}
      />
      {value.audience === 'tier' && (
        <Select
          label={t('writer.tier')}
          error={error}
          value={value.tier}
          options={tiers.map((tier) => ({ value: tier, label: t(`tiers.${tier}`) }))}
          onChange={(event) => onChange({ ...value, tier: event.target.value as ToWhom['tier'] })}
        />
      )}
      {value.audience === 'customer' && <CustomerField value={value} error={error} onChange={onChange} />}
    </div>
  );
}

function CustomerField({ value, error, onChange }: AudienceFieldsProps) {
  const [text, setText] = useState(value.customer?.name ?? '');
  const { data } = useQuery({
    queryKey: ['customers', 'found', text],
    queryFn: ({ signal }) => call(listCustomers, { search: text, limit: 8 }, { signal }),
    enabled: text.trim() !== '' && text !== value.customer?.name,
  });
  return (
    <Field label={t('writer.customer')} error={error}>
      {() => (
        <Combobox
          label={t('writer.customer')}
          text={text}
          onText={(next) => {
            setText(next);
            onChange({ ...value, customer: null });
          }}
          options={(data?.data ?? []).map((one) => ({
            id: one.id,
            label: one.name || (one.address ?? ''),
            ...(one.company ? { hint: one.company.name } : {}),
          }))}
          onChoose={({ id, label }) => {
            setText(label);
            onChange({ ...value, customer: { id, name: label } });
          }}
          emptyText={t('writer.noCustomer')}
        />
      )}
    </Field>
  );
}
