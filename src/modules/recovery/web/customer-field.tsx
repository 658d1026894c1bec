import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Combobox } from '#web/ui/index.ts';
import { useCustomerSearch } from './api.ts';
import { nameOf } from './words.ts';

const t = texts('recovery');
type Chosen = { id: string; name: string };

interface CustomerFieldProps {
  label: string;
  chosen: Chosen;
  onChoose: (customer: Chosen) => void;
}

/** A customer who stands there until another one is found by name or address. */
export function CustomerField({ label, chosen, onChoose }: CustomerFieldProps) {
  const [isSearching, setSearching] = useState(false);
  const [text, setText] = useState('');
  const found = useCustomerSearch(text.trim()).data?.data ?? [];
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1">
      <span className="font-strong">{label}</span>
      {isSearching ? (
        <Combobox
          label={label}
          text={text}
          onText={setText}
          autoFocus
          emptyText={t('people.nobody')}
          placeholder={t('people.search')}
          options={found.map(({ id, name, address, company }) => ({
            id,
            label: name || (address ?? ''),
            hint: company?.name ?? address ?? '',
          }))}
          onChoose={({ id, label: name }) => {
            setSearching(false);
            setText('');
            onChoose({ id, name });
          }}
        />
      ) : (
        <span className="flex items-center gap-2">
          <span className="flex-1">{nameOf(chosen)}</span>
          <Button size="small" className="pointer-coarse:min-h-11" onClick={() => setSearching(true)}>
            {t('people.other')}
          </Button>
        </span>
      )}
    </div>
  );
}
