import { texts } from '#web/texts.ts';
import { TextArea, TextField } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';

const t = texts('rules');

interface RuleFieldProps {
  rule: Rule | undefined;
  wrong: (path: string) => string | undefined;
}

/** What the customer reads of the rule. */
export function SentenceField({ rule, wrong }: RuleFieldProps) {
  return (
    <TextArea
      name="customerSentence"
      label={t('form.customerSentence')}
      hint={t('form.customerSentenceHint')}
      error={wrong('customerSentence')}
      rows={2}
      maxLength={500}
      defaultValue={rule?.customerSentence}
    />
  );
}

/** What is said when the rule stands in the way, and what can be done instead. */
export function SaidFields({ rule }: Pick<RuleFieldProps, 'rule'>) {
  return (
    <>
      <TextArea
        name="wordsToUse"
        label={t('life.words')}
        hint={t('life.wordsHint')}
        rows={2}
        maxLength={1000}
        defaultValue={rule?.wordsToUse}
      />
      <TextField
        name="nearestYes"
        label={t('life.nearestYes')}
        hint={t('life.nearestYesHint')}
        maxLength={500}
        autoComplete="off"
        defaultValue={rule?.nearestYes}
      />
    </>
  );
}

/** What it costs the customer, in minutes. */
export function BurdenField({ rule, wrong }: RuleFieldProps) {
  return (
    <TextField
      name="burdenMinutes"
      type="number"
      min={0}
      inputMode="numeric"
      label={t('form.minutes')}
      error={wrong('burdenMinutes')}
      defaultValue={rule?.burdenMinutes ?? ''}
    />
  );
}

/** Minutes as they were typed; an empty field says that nobody knows. */
export function minutesOf(typed: string): number | null {
  return typed === '' ? null : Number(typed);
}
