import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Card, IconButton, TextField } from '#web/ui/index.ts';
import { rankCheck, type SamePageCheck } from '../contract/checks.ts';
import { listLength, type RankedItem } from '../logic/same-page.ts';
import { useDoing } from './api.ts';

const t = texts('agreements');

interface RankFormProps {
  check: SamePageCheck;
  choices: readonly { words: string; elementId: string }[];
}

/** Five things, tapped in order of weight; what is not in the list is written. */
export function RankForm({ check, choices }: RankFormProps) {
  const [items, setItems] = useState<readonly RankedItem[]>([]);
  const [own, setOwn] = useState('');
  const rank = useDoing(rankCheck, t('check.handedIn'));
  const isFull = items.length >= listLength;
  const add = (item: RankedItem) => setItems([...items, item].slice(0, listLength));
  const move = (from: number, to: number) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (item) next.splice(to, 0, item);
    setItems(next);
  };
  return (
    <Card>
      <p className="mb-3 text-ink-2">{t('check.rankLead')}</p>
      <ol className="mb-4 flex flex-col gap-1.5">
        {items.map((item, index) => (
          <li key={item.words} className="flex items-center gap-1 rounded-control bg-accent-soft pl-3">
            <span className="min-w-0 flex-1 py-2">
              {index + 1}. {item.words}
            </span>
            <IconButton
              icon={ArrowUp}
              label={t('check.up', { words: item.words })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              icon={ArrowDown}
              label={t('check.down', { words: item.words })}
              disabled={index === items.length - 1}
              onClick={() => move(index, index + 1)}
            />
            <IconButton
              icon={X}
              label={t('check.takeOut', { words: item.words })}
              onClick={() => setItems(items.filter((one) => one !== item))}
            />
          </li>
        ))}
      </ol>
      {!isFull && (
        <>
          <ul className="flex flex-wrap gap-2">
            {choices
              .filter(({ elementId }) => !items.some((item) => item.elementId === elementId))
              .map((choice) => (
                <li key={choice.elementId}>
                  <Button size="small" className="pointer-coarse:min-h-11" onClick={() => add(choice)}>
                    {choice.words}
                  </Button>
                </li>
              ))}
          </ul>
          <form
            className="mt-3 flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (own.trim()) add({ words: own.trim() });
              setOwn('');
            }}
          >
            <div className="min-w-0 flex-1">
              <TextField
                label={t('check.ownWords')}
                maxLength={200}
                autoComplete="off"
                value={own}
                onChange={(event) => setOwn(event.target.value)}
              />
            </div>
            <Button type="submit" disabled={own.trim() === ''}>
              {t('writer.add')}
            </Button>
          </form>
        </>
      )}
      <Button
        look="primary"
        className="mt-4"
        disabled={!isFull}
        busy={rank.isPending}
        onClick={() => rank.mutate({ id: check.id, items: [...items] })}
      >
        {isFull ? t('check.handIn') : t('check.more', { count: listLength - items.length })}
      </Button>
    </Card>
  );
}
