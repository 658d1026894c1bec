import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Dialog, TextArea, TextField } from '#web/ui/index.ts';
import type { Decision } from '../contract.ts';
import { useReviewDecision } from './api.ts';

const t = texts('decisions');

/** What came of it; a day more keeps the decision open to another look. */
export function ReviewDialog({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const review = useReviewDecision();
  const submit = (values: FormData) => {
    const again = String(values.get('again') ?? '');
    review.mutate(
      {
        id: decision.id,
        outcome: textIn(values, 'outcome'),
        ...(again === '' ? {} : { reviewAgainOn: again }),
      },
      { onSuccess: onClose },
    );
  };
  const chosen = decision.options.find(({ id }) => id === decision.chosenOption);
  return (
    <Dialog title={t('review.title')} onClose={onClose}>
      <SettingsForm
        namespace="decisions"
        error={review.error}
        isBusy={review.isPending}
        submit={t('review.save')}
        onSubmit={submit}
      >
        <p>
          <span className="block text-ink-3">{decision.question}</span>
          <span className="font-strong">{chosen?.words}</span>
        </p>
        <TextArea
          name="outcome"
          label={t('review.outcome')}
          rows={3}
          maxLength={2000}
          defaultValue={decision.outcome}
        />
        <TextField name="again" type="date" label={t('review.again')} hint={t('review.againHint')} />
      </SettingsForm>
    </Dialog>
  );
}
