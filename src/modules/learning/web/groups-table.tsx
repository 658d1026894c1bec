import { percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { IntervalBar } from '#web/ui/index.ts';
import type { CustomerGroup, RecoveryEffect } from '../contract.ts';
import { shareWords } from './share-words.ts';

const t = texts('learning');
const groups = ['recovered', 'neverFailed', 'unrecovered', 'second'] as const;

interface GroupsTableProps {
  effect: RecoveryEffect;
  measure: 'returned' | 'speakWell';
}

/** Group by group: the share with its range, how many that rests on, and how many answered at all. */
export function GroupsTable({ effect, measure }: GroupsTableProps) {
  return (
    <ul className="flex flex-col">
      {groups.map((name) => (
        <GroupLine key={name} name={name} group={effect.groups[name]} measure={measure} />
      ))}
    </ul>
  );
}

function GroupLine({
  name,
  group,
  measure,
}: {
  name: (typeof groups)[number];
  group: CustomerGroup;
  measure: GroupsTableProps['measure'];
}) {
  const share = measure === 'returned' ? group.returnedShare : group.speakWellShare;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-t border-line py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)_9.5rem]">
      <span className={name === 'second' ? 'text-ink-3' : 'font-strong'}>{t(`effect.group.${name}`)}</span>
      <span className="max-sm:order-last max-sm:col-span-2">
        {share ? (
          <IntervalBar
            value={share.value}
            low={share.interval.low}
            high={share.interval.high}
            min={0}
            max={1}
            label={shareWords(share)}
          />
        ) : (
          <span className="text-sm text-ink-3">{t('effect.nobody')}</span>
        )}
      </span>
      <span className="text-right text-sm tabular-nums">
        {share && <span className="font-strong">{percent(share.value)}</span>}
        <span className="block text-ink-3">
          {measure === 'returned'
            ? t('effect.of', { count: group.returned, n: group.n })
            : t('effect.of', { count: group.speakWell, n: group.speakWellOf })}
        </span>
        {measure === 'speakWell' && (
          <span className="block text-ink-3">
            {t('effect.answered', { answered: group.answered, asked: group.asked })}
          </span>
        )}
      </span>
    </li>
  );
}
