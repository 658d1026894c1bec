import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Pill } from '#web/ui/index.ts';
import type { Failure } from '../contract.ts';
import { severityTone, severityWord } from './words.ts';

const t = texts('recovery');

/** How grave it is for this customer, in a word and as a number; why it counts so is on the sheet. */
export function SeverityPill({ failure }: { failure: Failure }) {
  const { effectiveSeverity } = failure;
  const figure = number(effectiveSeverity, { maximumFractionDigits: 1 });
  return (
    <span className="inline-flex min-w-0" title={t('severity.of5', { figure })}>
      <Pill tone={severityTone(effectiveSeverity)}>
        {severityWord(effectiveSeverity)} <span className="font-normal">{figure}</span>
      </Pill>
    </span>
  );
}
