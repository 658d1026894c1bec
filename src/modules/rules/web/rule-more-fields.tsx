import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { TextArea } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { SaidFields } from './rule-fields.tsx';

const t = texts('rules');

interface FieldsProps {
  rule: Rule | undefined;
  wrong: (path: string) => string | undefined;
}

/** What helps when the rule stands in the way: the words, the nearest yes, and how customers put it. */
export function RuleMoreFields({ rule, wrong }: FieldsProps) {
  return (
    <>
      <SaidFields rule={rule} />
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
  const words = (name: string) => textIn(form, name);
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
