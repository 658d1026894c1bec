import { Pencil } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Announce, IconButton, Pill, SortHandle, useSorting } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Touchpoint } from '../contract.ts';
import { useOrder } from './api.ts';

const t = texts('journey');

interface StageListProps {
  touchpoints: readonly Touchpoint[];
  /** Without it the list is only read. */
  onChange?: (touchpoint: Touchpoint) => void;
}

/** The touchpoints of one stage, in the order a customer meets them; those who may, put them into another. */
export function StageList({ touchpoints, onChange }: StageListProps) {
  const order = useOrder('touchpoints');
  const byId = new Map(touchpoints.map((one) => [one.id, one]));
  const sorting = useSorting({
    ids: touchpoints.map((one) => one.id),
    onOrder: (ids) => order.mutate(ids),
    say: ({ id, at, of }) => t('order.moved', { name: byId.get(id)?.name, at, of }),
  });
  return (
    <>
      <ul>
        {sorting.order.map((id) => {
          const touchpoint = byId.get(id);
          if (!touchpoint) return null;
          return (
            <li
              key={id}
              data-sort-id={id}
              className={classes(
                'flex min-h-9 items-center gap-1 border-t border-line',
                sorting.draggedId === id && 'bg-accent-soft',
              )}
            >
              {onChange && touchpoints.length > 1 && (
                <SortHandle
                  {...sorting.handleOf(id)}
                  label={t('order.move', { name: touchpoint.name })}
                  className="-ml-1"
                />
              )}
              <span className="min-w-0 flex-1">
                {touchpoint.name}
                {touchpoint.status === 'retired' && (
                  <>
                    {' '}
                    <Pill>{t('isRetired')}</Pill>
                  </>
                )}
              </span>
              {onChange && (
                <IconButton
                  icon={Pencil}
                  label={t('changeOf', { name: touchpoint.name })}
                  onClick={() => onChange(touchpoint)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Announce>{sorting.said}</Announce>
    </>
  );
}
