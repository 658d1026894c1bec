import { texts } from '#web/texts.ts';
import { Combobox } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';

const t = texts('rules');
const newRule = 'new';

interface FlagRuleFieldProps {
  rules: readonly Rule[];
  wording: string;
  chosen: Rule | undefined;
  error: string | undefined;
  onWording: (wording: string) => void;
  onChoose: (rule: Rule) => void;
}

/** Found by typing; what is in no register is named by what was typed. */
export function FlagRuleField({ rules, wording, chosen, error, onWording, onChoose }: FlagRuleFieldProps) {
  const sought = wording.trim().toLowerCase();
  const found = chosen ? [] : rules.filter((rule) => holds(rule, sought)).slice(0, 7);
  const isNamed = rules.some(({ staffWording }) => staffWording.toLowerCase() === sought);
  const options = found.map((rule) => ({
    id: rule.id,
    label: rule.staffWording,
    hint: t(`flexHint.${rule.flex}`),
  }));
  const naming = {
    id: newRule,
    label: t('flag.nameIt', { words: wording.trim() }),
    hint: t('flag.nameHint'),
  };
  return (
    <div className="flex flex-col gap-1">
      <span className="font-strong">{t('flag.rule')}</span>
      <Combobox
        label={t('flag.rule')}
        text={wording}
        placeholder={t('flag.rulePlaceholder')}
        options={sought !== '' && !isNamed && !chosen ? [...options, naming] : options}
        onText={onWording}
        onChoose={({ id }) => {
          const rule = rules.find((one) => one.id === id);
          if (rule) onChoose(rule);
          else onWording(wording.trim());
        }}
      />
      {error && (
        <span role="alert" className="text-sm text-bad">
          {error}
        </span>
      )}
      {!error && !chosen && sought !== '' && found.length === 0 && (
        <span className="text-sm text-ink-3">{t('flag.newRule')}</span>
      )}
    </div>
  );
}

/** Every word that was typed stands somewhere in the rule, in whatever order. */
function holds(rule: Rule, sought: string): boolean {
  const text = `${rule.staffWording} ${rule.customerSentence}`.toLowerCase();
  return sought.split(/\s+/).every((word) => text.includes(word));
}
