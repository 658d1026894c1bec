import { texts } from '#web/texts.ts';
import { TextArea, TextField } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';

const t = texts('rules');

interface FieldsProps {
  rule: Rule | undefined;
  wrong: (path: string) => string | undefined;
}

/** What helps when the rule stands in the way: the words, the nearest yes, and how customers put it. */
export function RuleMoreFields({ rule, wrong }: FieldsProps) {
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
      <TextArea
        name="situations"
        label={t('life.situations')}
        hint={t('life.situationsHint')}
        rows={3}
        error={wrong('situations')}
        defaultValue={rule?.situations.join('\n')}
      />
      <TextArea
        name="harm"
        label={t('life.harm')}
        hint={t('life.harmHint')}
        rows={2}
        maxLength={2000}
        error={wrong('harm')}
        defaultValue={rule?.harm}
      />
    </>
  );
}

/** What these fields hold: one situation a line. */
export function moreFactsOf(form: FormData) {
  const words = (name: string) => String(form.get(name) ?? '').trim();
  const lines = words('situations')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    wordsToUse: words('wordsToUse'),
    nearestYes: words('nearestYes'),
    harm: words('harm'),
    situations: [...new Set(lines)].slice(0, 30),
  };
}
