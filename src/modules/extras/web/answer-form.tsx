import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Select, TextArea } from '#web/ui/index.ts';
import type { Request } from '../contract.ts';
import { saidSo, useAnswerRequest, useRulesThatHold } from './api.ts';
import { OurFailure } from './our-failure.tsx';

const t = texts('extras');
const answers = ['yes', 'yes-and-quote', 'yes-instead-of', 'later', 'no'] as const;

/** Yes in three ways, later, or no; a no names the rule that says so. */
export function AnswerForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const [answer, setAnswer] = useState<(typeof answers)[number]>('yes');
  const rules = useRulesThatHold();
  const say = useAnswerRequest();
  if (say.data?.ruleWasTold === false) return <OurFailure request={say.data} onDone={onDone} />;
  const submit = (values: FormData) => {
    const ruleId = String(values.get('ruleId') ?? '');
    say.mutate(
      {
        id: request.id,
        answer,
        words: textIn(values, 'words'),
        ...(answer === 'no' && ruleId !== '' ? { ruleId } : {}),
      },
      {
        onSuccess: (said) => {
          if (said.ruleWasTold === false) return;
          onDone();
          saidSo('answer.saved', { answer: t(`answers.${said.answer}`) });
        },
      },
    );
  };
  return (
    <SettingsForm
      namespace="extras"
      error={say.error}
      isBusy={say.isPending}
      submit={t('answer.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      <blockquote className="border-l-2 border-line-strong pl-3 break-words text-ink-2">
        {request.words}
      </blockquote>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-strong">{t('answer.which')}</legend>
        {answers.map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="answer"
              value={value}
              checked={answer === value}
              onChange={() => setAnswer(value)}
              className="size-4"
            />
            {t(`answers.${value}`)}
          </label>
        ))}
      </fieldset>
      {answer === 'no' && (
        <Select
          name="ruleId"
          label={t('answer.rule')}
          hint={t('answer.ruleHint')}
          defaultValue=""
          options={[
            { value: '', label: t('answer.ruleNone') },
            ...(rules.data?.data ?? []).map((rule) => ({
              value: rule.id,
              label: rule.isTold ? rule.staffWording : t('answer.ruleUntold', { rule: rule.staffWording }),
            })),
          ]}
        />
      )}
      <TextArea name="words" label={t(`answer.words.${answer}`)} rows={2} maxLength={2000} />
    </SettingsForm>
  );
}
