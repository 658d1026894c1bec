import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextArea } from '#web/ui/index.ts';
import type { Failure } from '../contract.ts';
import { useChangeFailure } from './api.ts';
import { enterSaves } from './enter-saves.ts';
import { CauseFields, ElementField, HelpsField, SeverityField, readFields } from './failure-fields.tsx';

const t = texts('recovery');

/** What is known better now: the cause above all, which the apology names. */
export function CorrectDialog({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  const change = useChangeFailure();
  const wrong = (path: string) => fieldError(change.error, path, { namespace: 'recovery' });
  return (
    <Dialog title={t('what.correct')} onClose={onClose}>
      <SettingsForm
        namespace="recovery"
        error={change.error}
        isBusy={change.isPending}
        submit={t('what.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={(values) =>
          change.mutate(
            {
              id: failure.id,
              ...readFields(values),
              words: textIn(values, 'words'),
              causeWords: textIn(values, 'causeWords'),
            },
            { onSuccess: onClose },
          )
        }
      >
        <TextArea
          name="causeWords"
          rows={2}
          label={t('field.cause')}
          hint={t('field.causeHint')}
          maxLength={1000}
          defaultValue={failure.causeWords}
          error={wrong('causeWords')}
          onKeyDown={enterSaves}
        />
        <CauseFields isStable={failure.isStable} isInOurControl={failure.isInOurControl} />
        <TextArea
          name="words"
          rows={2}
          label={t('field.words')}
          maxLength={2000}
          defaultValue={failure.words}
          error={wrong('words')}
          onKeyDown={enterSaves}
        />
        <SeverityField severity={failure.severity} />
        <ElementField elementId={failure.element?.id ?? null} />
        <HelpsField whatHelps={failure.whatHelps} />
      </SettingsForm>
    </Dialog>
  );
}
