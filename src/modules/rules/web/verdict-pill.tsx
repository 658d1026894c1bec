import { texts } from '#web/texts.ts';
import { Pill, type Tone } from '#web/ui/index.ts';
import type { RuleVerdictWord } from '../contract.ts';

const t = texts('rules');

const tones: Record<RuleVerdictWord, Tone> = {
  'kill-or-rewrite': 'bad',
  rewrite: 'watch',
  decide: 'watch',
  'tell-customers': 'watch',
  'explain-better': 'watch',
  'make-easier': 'accent',
  keep: 'good',
  collect: 'plain',
};

/** What is to be done, in words; the colour only repeats it. */
export function VerdictPills({ verdict }: { verdict: readonly RuleVerdictWord[] }) {
  return (
    <>
      {verdict.map((word) => (
        <Pill key={word} tone={tones[word]}>
          {t(`life.verdict.${word}`)}
        </Pill>
      ))}
    </>
  );
}
