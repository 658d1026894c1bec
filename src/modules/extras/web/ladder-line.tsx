import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dayWithYear } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Pill, type Tone } from '#web/ui/index.ts';
import { creepStage, type LadderRow } from '../contract.ts';
import { AbsenceMenu } from './absence-menu.tsx';
import { EndDialog } from './end-dialog.tsx';

const t = texts('extras');
const tones: Record<LadderRow['stage'], Tone> = {
  surprise: 'good',
  noticed: 'plain',
  expected: 'watch',
  required: 'bad',
};

/** One kind and one customer: the rung, what shows it in words, and what was decided or waits to be. */
export function LadderLine({ row, showsCustomer }: { row: LadderRow; showsCustomer: boolean }) {
  const mayWrite = useMay('extras:write');
  const [isDeciding, setDeciding] = useState(false);
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-strong">{row.kind.name}</span>
        {showsCustomer && (
          <Link to={`/customers/${row.account.id}`} data-line className="min-w-0 truncate text-accent">
            {row.account.name || t('nobody')}
          </Link>
        )}
        <span className="flex-1" />
        <Rungs stage={row.stage} />
        <Pill tone={tones[row.stage]}>{t(`stage.${row.stage}`)}</Pill>
      </div>
      <p className="text-sm text-ink-2">{flagWords(row)}</p>
      <p className="text-sm text-ink-3">
        {t('ladder.basis', { count: row.given, delighted: row.delighted, reactions: row.reactions })}
        {row.missed && ` ${t('ladder.absences', { count: row.missed.n })}`}
        {row.stageIfMissed !== row.stage &&
          ` ${t('ladder.ifMissed', { stage: t(`stage.${row.stageIfMissed}`).toLowerCase() })}`}
      </p>
      {row.ending && <p className="text-sm text-ink-2">{endingWords(row.ending)}</p>}
      {mayWrite && (
        <div className="mt-1 flex flex-wrap gap-1.5">
          {row.isDecisionDue && (
            <Button
              size="small"
              look="primary"
              className="pointer-coarse:min-h-11"
              aria-label={t('decide.doOf', { kind: row.kind.name, name: row.account.name })}
              onClick={() => setDeciding(true)}
            >
              {t('decide.do')}
            </Button>
          )}
          <AbsenceMenu row={row} />
        </div>
      )}
      {isDeciding && <EndDialog row={row} onClose={() => setDeciding(false)} />}
    </li>
  );
}

/** Four rungs, filled up to where it stands; the word beside it says the same. */
function Rungs({ stage }: { stage: LadderRow['stage'] }) {
  const at = creepStage.options.indexOf(stage);
  return (
    <span aria-hidden className="inline-flex items-end gap-0.5">
      {creepStage.options.map((rung, index) => (
        <span
          key={rung}
          className={`inline-block w-1.5 rounded-[2px] ${index <= at ? 'bg-ink-2' : 'bg-line-strong'}`}
          style={{ height: 5 + index * 3 }}
        />
      ))}
    </span>
  );
}

function flagWords(row: LadderRow): string {
  if (row.flags.length === 0) return t('flags.none');
  const words = row.flags.map((flag) =>
    t(`flags.${flag}`, { count: flag === 'asked' ? row.asks : row.run, run: row.run, asks: row.asks }),
  );
  const sentence = words.join(' · ');
  return `${sentence.charAt(0).toLocaleUpperCase()}${sentence.slice(1)}.`;
}

function endingWords(ending: NonNullable<LadderRow['ending']>): string {
  if (ending.isBrokenPromise) return t('ending.broken', { at: dayWithYear(ending.at) });
  if (ending.way === 'stop' && ending.stopsOn)
    return t('ending.stopsOn', { at: dayWithYear(ending.at), day: dayWithYear(ending.stopsOn) });
  return t(`ending.${ending.way}`, { at: dayWithYear(ending.at) });
}
