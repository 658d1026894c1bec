import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, TextArea, toast } from '#web/ui/index.ts';
import { useRecordFailure } from './api.ts';
import { enterSaves } from './enter-saves.ts';
import { CauseFields, ElementField, HelpsField, SeverityField, readFields } from './failure-fields.tsx';
import { Segments } from './segments.tsx';

const t = texts('recovery');

/** What failed, how grave it is, who saw it, whether it comes again: words first, everything else has a start. */
export function PutRightForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const record = useRecordFailure();
  const navigate = useNavigate();
  const isBusy = useRef(false);
  const submit = (values: FormData) => {
    if (isBusy.current) return;
    isBusy.current = true;
    record.mutate(
      {
        ...readFields(values),
        words: textIn(values, 'words'),
        conversationId: conversation.id,
        foundBy: values.get('foundBy') === 'us' ? 'us' : 'them',
        putRight: values.get('onlyNote') === null,
      },
      {
        onSuccess: ({ recoveryId }) => {
          onDone();
          toast({
            text: t(recoveryId ? 'act.yours' : 'act.noted'),
            tone: 'good',
            ...(recoveryId
              ? {
                  action: {
                    label: t('act.open'),
                    onAct: () => void navigate({ to: `/recoveries/${recoveryId}` }),
                  },
                }
              : {}),
          });
        },
        onSettled: () => {
          isBusy.current = false;
        },
      },
    );
  };
  return (
    <SettingsForm
      namespace="recovery"
      error={record.error}
      isBusy={record.isPending}
      submit={t('act.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      <TextArea
        name="words"
        rows={2}
        label={t('field.words')}
        hint={t('field.wordsHint')}
        maxLength={2000}
        error={fieldError(record.error, 'words', { namespace: 'recovery' })}
        onKeyDown={enterSaves}
      />
      <SeverityField severity={2} />
      <Segments
        legend={t('field.foundBy')}
        name="foundBy"
        defaultValue="them"
        options={[
          { value: 'them', label: t('field.them') },
          { value: 'us', label: t('field.us') },
        ]}
      />
      <CauseFields isStable={null} isInOurControl={null} />
      <ElementField elementId={null} />
      <HelpsField whatHelps="" />
      <Checkbox name="onlyNote" label={t('act.onlyNote')} />
    </SettingsForm>
  );
}
