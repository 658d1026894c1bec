import { useState } from 'react';
import { explain } from '#web/api.ts';
import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Select, TextField } from '#web/ui/index.ts';
import { useAskForLoan, useColleagues } from './api.ts';

const t = texts('authority');

export interface Lacking {
  leftMinor: number;
  neededMinor: number;
  currency: string;
}

interface AskColleagueProps {
  conversationId: string;
  lacking: Lacking;
  /** What it is for, as far as it is written already. */
  words: string;
  onAsked?: () => void;
}

/** Above the limit: a colleague is asked, not a manager. Who, a few words, one press. */
export function AskColleague({ conversationId, lacking, words: given, onAsked }: AskColleagueProps) {
  const [askedOf, setAskedOf] = useState('');
  const [words, setWords] = useState(given);
  const colleagues = useColleagues();
  const ask = useAskForLoan();
  const { leftMinor, neededMinor, currency } = lacking;
  const amountMinor = neededMinor - leftMinor;
  const submit = () =>
    ask.mutate(
      {
        conversationId,
        amountMinor,
        neededMinor,
        words: words.trim().slice(0, 500),
        ...(askedOf === '' ? {} : { askedOf }),
      },
      { onSuccess: () => onAsked?.() },
    );
  return (
    <div className="flex flex-col gap-3 rounded-card bg-watch-soft p-3">
      <p className="font-strong">
        {t('ask.lead', {
          needed: money(neededMinor, currency),
          left: money(leftMinor, currency),
          lacking: money(amountMinor, currency),
        })}
      </p>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Select
          label={t('ask.whom')}
          value={askedOf}
          onChange={(event) => setAskedOf(event.target.value)}
          options={[
            { value: '', label: t('ask.anybody') },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          label={t('ask.words')}
          maxLength={500}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {ask.error && (
        <p role="alert" className="text-bad">
          {explain(ask.error, 'authority')}
        </p>
      )}
      <Button className="self-start pointer-coarse:min-h-11" busy={ask.isPending} onClick={submit}>
        {t('ask.do', { amount: money(amountMinor, currency) })}
      </Button>
    </div>
  );
}
