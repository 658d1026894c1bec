import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('meetings');

interface ConflictProps {
  /** What stands there now. */
  stored: string;
  /** What was typed here. */
  mine: string;
  onKeep: (words: string) => void;
  onDrop: () => void;
}

/** Two people wrote at once: both wordings side by side, and three ways on, none of which loses a word unasked. */
export function Conflict({ stored, mine, onKeep, onDrop }: ConflictProps) {
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-control bg-watch-soft p-3">
      <p className="font-strong">{t('conflict.title')}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Words title={t('conflict.stored')} words={stored} />
        <Words title={t('conflict.mine')} words={mine} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" look="primary" onClick={() => onKeep(`${stored}\n${mine}`)}>
          {t('conflict.both')}
        </Button>
        <Button size="small" onClick={() => onKeep(mine)}>
          {t('conflict.keepMine')}
        </Button>
        <Button size="small" onClick={onDrop}>
          {t('conflict.keepStored')}
        </Button>
      </div>
    </div>
  );
}

function Words({ title, words }: { title: string; words: string }) {
  return (
    <div className="rounded-control border border-line bg-surface p-2">
      <p className="text-sm text-ink-3">{title}</p>
      <p className="whitespace-pre-wrap">{words}</p>
    </div>
  );
}
