import { useDeferredValue } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Combobox } from '#web/ui/index.ts';
import { useSimilarKinds } from './api.ts';

const t = texts('extras');

export interface ChosenKind {
  /** Of a kind that is there; without it the name makes a new one. */
  id?: string;
  name: string;
  n?: number;
}

interface RequestKindFieldProps {
  words: string;
  customerId: string;
  kind: ChosenKind;
  onKind: (kind: ChosenKind) => void;
}

/** Earlier ones like it are offered while words are written: the same thing counts only under the same name. */
export function RequestKindField({ words, customerId, kind, onKind }: RequestKindFieldProps) {
  const sought = useDeferredValue(kind.id ? words : kind.name.trim() || words);
  const similar = useSimilarKinds(sought, customerId).data?.data ?? [];
  const hint = (one: (typeof similar)[number]) =>
    one.nOfCustomer > 0
      ? t('request.kindTheirs', { n: one.n, count: one.nOfCustomer })
      : t('request.kindOthers', { count: one.n });
  const choose = (id: string) => {
    const one = similar.find((entry) => entry.id === id);
    if (one) onKind({ id: one.id, name: one.name, n: one.n });
  };
  return (
    <div className="flex flex-col gap-1">
      <span className="font-strong">{t('request.kind')}</span>
      <Combobox
        label={t('request.kind')}
        text={kind.name}
        placeholder={t('request.kindPlaceholder')}
        options={similar.map((one) => ({ id: one.id, label: one.name, hint: hint(one) }))}
        onText={(name) => onKind({ name })}
        onChoose={({ id }) => choose(id)}
      />
      {!kind.id && similar.length > 0 && (
        <div role="group" aria-label={t('request.similar')} className="flex flex-wrap gap-1">
          {similar.slice(0, 3).map((one) => (
            <Button
              key={one.id}
              size="small"
              className="pointer-coarse:min-h-11"
              onClick={() => choose(one.id)}
            >
              {one.name}
              <span className="font-medium text-ink-3">{hint(one)}</span>
            </Button>
          ))}
        </div>
      )}
      <span className="text-sm text-ink-3">
        {kind.id ? t('request.kindKnown', { count: kind.n ?? 0 }) : t('request.kindNew')}
      </span>
    </div>
  );
}
