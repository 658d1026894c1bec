import { Plus } from 'lucide-react';
import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextArea, TextField } from '#web/ui/index.ts';
import { useCreateDecision } from './api.ts';
import { OptionFields, readOptions } from './option-fields.tsx';

const t = texts('decisions');

/** Writes down a choice between values: the question, the ways, and what the customer would say if they saw it. */
export function DecisionDialog({ onClose }: { onClose: () => void }) {
  const { workspace } = useSession();
  const create = useCreateDecision();
  const [count, setCount] = useState(2);
  const submit = (values: FormData) => {
    const reviewOn = String(values.get('reviewOn') ?? '');
    create.mutate(
      {
        question: textIn(values, 'question'),
        options: readOptions(values, { count, currency: workspace.currency }),
        customerWouldSay: textIn(values, 'wouldSay'),
        ...(reviewOn === '' ? {} : { reviewOn }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog shape="wide" title={t('page.add')} onClose={onClose}>
      <SettingsForm
        namespace="decisions"
        error={create.error}
        isBusy={create.isPending}
        submit={t('dialog.save')}
        onSubmit={submit}
      >
        <TextField
          name="question"
          label={t('dialog.question')}
          maxLength={500}
          placeholder={t('dialog.questionHint')}
        />
        {Array.from({ length: count }, (_, index) => (
          <OptionFields key={index} index={index} />
        ))}
        {count < 8 && (
          <Button size="small" icon={Plus} className="self-start" onClick={() => setCount(count + 1)}>
            {t('dialog.more')}
          </Button>
        )}
        <TextArea name="wouldSay" label={t('dialog.wouldSay')} rows={2} maxLength={2000} />
        <TextField name="reviewOn" type="date" label={t('dialog.reviewOn')} hint={t('dialog.reviewOnHint')} />
      </SettingsForm>
    </Dialog>
  );
}
