import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Combobox } from '#web/ui/index.ts';
import { useCustomerSearch } from './api.ts';

const t = texts('meetings');

export interface ChosenCustomer {
  id: string;
  name: string;
}

/** With whom: found by name or address; once chosen it stands there until it is changed. */
export function CustomerField({
  chosen,
  onChoose,
}: {
  chosen: ChosenCustomer | undefined;
  onChoose: (customer: ChosenCustomer | undefined) => void;
}) {
  const [text, setText] = useState('');
  const found = useCustomerSearch(text.trim()).data?.data ?? [];
  return (
    <div className="flex flex-col gap-1">
      <span className="font-strong">{t('plan.customer')}</span>
      {chosen ? (
        <span className="flex items-center gap-2">
          <span className="flex-1">{chosen.name}</span>
          <Button size="small" look="quiet" onClick={() => onChoose(undefined)}>
            {t('plan.otherCustomer')}
          </Button>
        </span>
      ) : (
        <Combobox
          label={t('plan.customer')}
          text={text}
          onText={setText}
          emptyText={t('plan.nobody')}
          placeholder={t('plan.search')}
          options={found.map(({ id, name, address, company }) => ({
            id,
            label: name || (address ?? ''),
            hint: company?.name ?? address ?? '',
          }))}
          onChoose={({ id, label }) => onChoose({ id, name: label })}
        />
      )}
    </div>
  );
}
