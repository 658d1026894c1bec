import { Mail, Plus } from 'lucide-react';
import { useState } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { majorOf, minorOf } from '#web/amounts.ts';
import { texts } from '#web/texts.ts';
import { Button, Money } from '#web/ui/index.ts';
import type { Recovery, RemedyOption } from '../contract.ts';
import { useOfferOptions } from './api.ts';
import { Beyond, isBeyond } from './beyond.tsx';
import { OptionFields, type Written } from './option-fields.tsx';

const t = texts('recovery');
type First = Pick<RemedyOption, 'kind' | 'words' | 'costMinor' | 'faceMinor'>;

interface OptionsFormProps {
  recovery: Recovery;
  /** What is suggested; each may be changed. */
  first: readonly First[];
  onDone?: () => void;
}

/** Two or three cards of different kinds and like value, within what the owner may give. */
export function OptionsForm({ recovery, first, onDone }: OptionsFormProps) {
  const { currency } = recovery;
  const [options, setOptions] = useState(() => begin(first, currency));
  const offer = useOfferOptions();
  const [wantsMail, setWantsMail] = useState(true);
  const asksColleague = isBeyond(recovery, offer.error);
  const change = (at: number, part: Partial<Written>) =>
    setOptions((all) => all.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const submit = (send: boolean) => {
    setWantsMail(send);
    offer.mutate(
      { id: recovery.id, options: options.map((one) => read(one, currency)), send },
      { onSuccess: () => onDone?.() },
    );
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(true);
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(180px,1fr))]">
        {options.map((one, index) => (
          <OptionFields
            key={one.key}
            number={index + 1}
            written={one}
            currency={currency}
            mostMinor={recovery.authorityLeftMinor}
            errorOf={(field) => errorOf(offer.error, index, field)}
            onChange={(part) => change(index, part)}
            {...(options.length > 2
              ? { onRemove: () => setOptions((all) => all.filter(({ key }) => key !== one.key)) }
              : {})}
          />
        ))}
      </div>
      <p className="text-sm text-ink-3">
        {t('offer.authority')} <Money minor={recovery.authorityLeftMinor} />. {t('offer.rules')}
      </p>
      <div role="alert" className="empty:hidden">
        {offer.error && !asksColleague && (
          <p className="rounded-control bg-bad-soft px-3 py-2 text-bad">{explain(offer.error, 'recovery')}</p>
        )}
      </div>
      <Beyond recovery={recovery} error={offer.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" icon={Mail} busy={offer.isPending && wantsMail}>
          {t('offer.send')}
        </Button>
        <Button busy={offer.isPending && !wantsMail} onClick={() => submit(false)}>
          {t('offer.aloud')}
        </Button>
        {options.length < 3 && (
          <Button look="quiet" icon={Plus} onClick={() => setOptions((all) => [...all, blank('person')])}>
            {t('offer.add')}
          </Button>
        )}
        {onDone && (
          <Button look="quiet" onClick={onDone}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

function begin(first: readonly First[], currency: string): Written[] {
  const known = first.slice(0, 3).map(({ kind, words, costMinor, faceMinor }) => ({
    ...blank(kind),
    words,
    cost: majorOf(costMinor, currency),
    face: majorOf(faceMinor, currency),
  }));
  const more: Written[] = [blank('refund'), blank('person')];
  return [...known, ...more.slice(Math.min(known.length, 2))];
}

function blank(kind: RemedyOption['kind']): Written {
  return { key: crypto.randomUUID(), kind, words: '', cost: '', face: '' };
}

/** What is no amount is sent as one that the server refuses with words, rather than taken for nothing. */
function read({ kind, words, cost, face }: Written, currency: string) {
  const costMinor = minorOf(cost, currency);
  const faceMinor = minorOf(face, currency);
  return {
    kind,
    words: words.trim(),
    costMinor: costMinor === undefined ? -1 : (costMinor ?? 0),
    faceMinor: faceMinor === undefined ? -1 : (faceMinor ?? costMinor ?? 0),
  };
}

function errorOf(error: unknown, index: number, field: 'words' | 'costMinor' | 'faceMinor') {
  const isWrong =
    error instanceof ApiError && error.fields.some(({ path }) => path === `options.${index}.${field}`);
  return isWrong ? t(`fields.option_${field}`) : undefined;
}
