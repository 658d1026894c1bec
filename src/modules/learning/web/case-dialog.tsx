import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Dialog, TextArea, TextField } from '#web/ui/index.ts';
import type { LearningCase } from '../contract.ts';
import { useChangeCase, useMarkCase } from './api.ts';
import { VerdictChoice } from './verdict-choice.tsx';

const t = texts('learning');

interface CaseDialogProps {
  /** The case to correct; a new one without it. */
  one?: LearningCase;
  onClose: () => void;
}

/** Something told or remembered, marked great or awful; conversations are marked beside themselves. */
export function CaseDialog({ one, onClose }: CaseDialogProps) {
  const mark = useMarkCase();
  const change = useChangeCase();
  const [verdict, setVerdict] = useState<'great' | 'awful'>(one?.verdict ?? 'great');
  const submit = (values: FormData) => {
    const given = {
      verdict,
      name: textIn(values, 'name'),
      words: textIn(values, 'words'),
    };
    if (one) change.mutate({ id: one.id, ...given }, { onSuccess: onClose });
    else mark.mutate(given, { onSuccess: onClose });
  };
  return (
    <Dialog title={t(one ? 'cases.correct' : 'cases.add')} onClose={onClose}>
      <SettingsForm
        namespace="learning"
        error={one ? change.error : mark.error}
        isBusy={mark.isPending || change.isPending}
        submit={t('cases.save')}
        onSubmit={submit}
      >
        <TextField
          name="name"
          label={t('cases.name')}
          hint={t('cases.nameHint')}
          defaultValue={one?.name}
          maxLength={300}
          required
        />
        <VerdictChoice value={verdict} onChange={setVerdict} />
        <TextArea name="words" label={t('cases.words')} defaultValue={one?.words} rows={2} maxLength={2000} />
      </SettingsForm>
    </Dialog>
  );
}
