import { useState } from 'react';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { classes } from '#web/ui/classes.ts';
import { Button, Dialog, TextArea, toast } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { useFlag } from './life-api.ts';

const t = texts('rules');
const questions = ['burdensome', 'unnecessary', 'ineffective'] as const;
type Answers = Partial<Record<(typeof questions)[number], number>>;

/** "This rule gets in the way", in words or in three taps (Q12), from its own sheet. */
export function FlagDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const flag = useFlag();
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <Dialog title={t('life.flag.title')} onClose={onClose}>
      <SettingsForm
        namespace="rules"
        error={flag.error}
        isBusy={flag.isPending}
        submit={t('life.flag.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
        onSubmit={(form) =>
          flag.mutate(
            { id: rule.id, words: String(form.get('words') ?? ''), ...answers },
            {
              onSuccess: () => {
                toast({ text: t('life.flag.done'), tone: 'good', name: 'rule' });
                onClose();
              },
            },
          )
        }
      >
        <TextArea
          name="words"
          label={t('life.flag.words')}
          hint={t('life.flag.wordsHint')}
          maxLength={2000}
        />
        <p className="-mb-1 text-ink-2">{t('life.flag.question')}</p>
        {questions.map((question) => (
          <OneToFive
            key={question}
            label={t(`life.flag.${question}`)}
            value={answers[question]}
            onTap={(value) => setAnswers({ ...answers, [question]: value })}
          />
        ))}
      </SettingsForm>
    </Dialog>
  );
}

interface OneToFiveProps {
  label: string;
  value: number | undefined;
  onTap: (value: number) => void;
}

function OneToFive({ label, value, onTap }: OneToFiveProps) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="w-32 font-strong">{label}</span>
      <span className="flex flex-1 gap-1.5">
        {[1, 2, 3, 4, 5].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === value}
            onClick={() => onTap(one)}
            className={classes(
              'min-h-9 min-w-9 flex-1 rounded-control border font-strong pointer-coarse:min-h-11',
              one === value
                ? 'border-accent bg-accent-soft text-accent'
                : 'border-line-strong bg-surface hover:bg-sunken',
            )}
          >
            {one}
          </button>
        ))}
      </span>
    </div>
  );
}
