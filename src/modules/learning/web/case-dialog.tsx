import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Dialog, TextArea, TextField } from '#web/ui/index.ts';
import { useMarkCase } from './api.ts';
import { VerdictChoice } from './verdict-choice.tsx';

const t = texts('learning');

/** Something told or remembered, marked great or awful; conversations are marked beside themselves. */
export function CaseDialog({ onClose }: { onClose: () => void }) {
  const mark = useMarkCase();
  const [verdict, setVerdict] = useState<'great' | 'awful'>('great');
  const submit = (values: FormData) =>
    mark.mutate(
      {
        verdict,
        name: String(values.get('name') ?? '').trim(),
        words: String(values.get('words') ?? '').trim(),
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog title={t('cases.add')} onClose={onClose}>
      <SettingsForm
        namespace="learning"
        error={mark.error}
        isBusy={mark.isPending}
        submit={t('cases.save')}
        onSubmit={submit}
      >
        <TextField name="name" label={t('cases.name')} hint={t('cases.nameHint')} maxLength={300} required />
        <VerdictChoice value={verdict} onChange={setVerdict} />
        <TextArea name="words" label={t('cases.words')} rows={2} maxLength={2000} />
      </SettingsForm>
    </Dialog>
  );
}
