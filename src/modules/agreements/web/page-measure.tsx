import { BookOpenText, Ruler, Save } from 'lucide-react';
import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Pill, Tooltip } from '#web/ui/index.ts';
import type { PageContent } from '../contract.ts';
import { linesOf } from '../logic/lines.ts';
import { pageBudget, pageSize } from '../logic/one-page.ts';
import { readingAge } from '../logic/reading-age.ts';
import type { Saving } from './draft.ts';

const t = texts('agreements');

interface PageMeasureProps {
  content: PageContent;
  /** The age the house writes for. */
  target: number;
  saving?: Saving;
}

/** How the page reads and how long it is, while one writes. */
export function PageMeasure({ content, target, saving }: PageMeasureProps) {
  const { age } = readingAge(linesOf(content).map(({ words }) => words));
  const size = pageSize(content);
  return (
    <div role="status" className="flex flex-wrap items-center gap-2">
      <Tooltip label={t('measure.source')}>
        <span>
          <Pill icon={BookOpenText} tone={age === null ? 'plain' : age <= target ? 'good' : 'watch'}>
            {age === null
              ? t('measure.few')
              : t(age <= target ? 'measure.age' : 'measure.old', {
                  age: number(age, { maximumFractionDigits: 0 }),
                  target,
                })}
          </Pill>
        </span>
      </Tooltip>
      <Pill icon={Ruler} tone={size.fits ? 'plain' : 'bad'}>
        {t(size.fits ? 'measure.fits' : 'measure.long', { ...size, ...mostOf() })}
      </Pill>
      {saving && (
        <Pill icon={Save} tone={saving === 'failed' ? 'bad' : saving === 'joined' ? 'watch' : 'plain'}>
          {t(`saving.${saving}`)}
        </Pill>
      )}
    </div>
  );
}

function mostOf() {
  return { mostLines: pageBudget.lines, mostWords: pageBudget.words };
}
