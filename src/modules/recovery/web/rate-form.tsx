import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, TextArea } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { sayDone, useTakeStep } from './api.ts';
import { Segments } from './segments.tsx';

const t = texts('recovery');
const asked = ['distributive', 'procedural', 'interactional'] as const;
const marks = ['1', '2', '3', '4', '5'];

/** What the customer said to a person: three sentences, one comparison, and their words. */
export function RateForm({ recovery, onDone }: { recovery: Recovery; onDone: () => void }) {
  const take = useTakeStep();
  const [isMissing, setMissing] = useState(false);
  const submit = (values: FormData) => {
    const mark = (name: string) => Number(values.get(name) ?? 0);
    const rating = {
      distributive: mark('distributive'),
      procedural: mark('procedural'),
      interactional: mark('interactional'),
      compared: mark('compared'),
      words: textIn(values, 'words'),
    };
    const isWhole = [rating.distributive, rating.procedural, rating.interactional, rating.compared].every(
      Boolean,
    );
    setMissing(!isWhole);
    if (!isWhole) return;
    take.mutate(
      { id: recovery.id, step: 'rated', rating },
      {
        onSuccess: () => {
          onDone();
          sayDone('rating.done');
        },
      },
    );
  };
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t('rating.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      <p className="text-ink-2">{t('rating.lead')}</p>
      {asked.map((name) => (
        <Segments
          key={name}
          legend={t(`rating.ask.${name}`)}
          name={name}
          options={marks.map((mark) => ({ value: mark, figure: mark, label: t(`rating.agree.${mark}`) }))}
        />
      ))}
      <Segments
        legend={t('rating.ask.compared')}
        name="compared"
        options={marks.map((mark) => ({ value: mark, figure: mark, label: t(`rating.compared.${mark}`) }))}
      />
      <div role="alert" className="empty:hidden">
        {isMissing && <p className="text-bad">{t('rating.missing')}</p>}
      </div>
      <TextArea name="words" rows={2} label={t('rating.words')} maxLength={4000} />
    </SettingsForm>
  );
}
