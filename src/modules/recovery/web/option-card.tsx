import { texts } from '#web/texts.ts';
import { Money } from '#web/ui/index.ts';
import type { RemedyOption } from '../contract.ts';

const t = texts('recovery');

/** The words the customer reads, what it is worth to them and what it costs us. */
export function OptionCard({ option }: { option: RemedyOption }) {
  return (
    <>
      <span className="flex-1 font-strong break-words">{option.words}</span>
      <span className="mt-1.5 text-sm text-ink-3">
        {t('option.worth')} <Money minor={option.faceMinor} /> · {t('option.costs')}{' '}
        <Money minor={option.costMinor} />
      </span>
    </>
  );
}
