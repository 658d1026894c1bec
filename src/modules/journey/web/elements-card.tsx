import { Pencil, Plus, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { texts } from '#web/texts.ts';
import {
  Announce,
  Button,
  Card,
  CardTitle,
  IconButton,
  Pill,
  SortHandle,
  useSorting,
} from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { OutputOf } from '#web/wire.ts';
import type { Element, listElementsEndpoint, Touchpoint } from '../contract.ts';
import { useOrder } from './api.ts';
import { ElementDialog } from './element-dialog.tsx';

const t = texts('journey');

interface ElementsCardProps {
  pillar: Element['pillar'];
  elements: readonly Element[];
  core: OutputOf<typeof listElementsEndpoint>['core'];
  touchpoints: readonly Touchpoint[];
  mayManage: boolean;
}

/** The elements of one pillar. Core stays short on purpose: outside five to nine it is no dial tone any more. */
export function ElementsCard({ pillar, elements, core, touchpoints, mayManage }: ElementsCardProps) {
  const [open, setOpen] = useState<Element | 'new'>();
  const own = elements.filter((element) => element.pillar === pillar);
  const live = own.filter((element) => element.status === 'live');
  const retired = own.filter((element) => element.status === 'retired');
  const order = useOrder('elements');
  const nameOf = (id: string) => live.find((one) => one.id === id)?.name ?? '';
  const sorting = useSorting({
    ids: live.map((one) => one.id),
    onOrder: (ids) => order.mutate(ids),
    say: ({ id, at, of }) => t('order.moved', { name: nameOf(id), at, of }),
  });
  const row = (element: Element) => (
    <ElementRow
      key={element.id}
      element={element}
      touchpoint={touchpoints.find((one) => one.id === element.touchpointId)?.name}
      isDragged={sorting.draggedId === element.id}
      handle={
        mayManage && element.status === 'live' && live.length > 1 ? (
          <SortHandle {...sorting.handleOf(element.id)} label={t('order.move', { name: element.name })} />
        ) : undefined
      }
      {...(mayManage ? { onChange: () => setOpen(element) } : {})}
    />
  );
  return (
    <Card labelledBy={pillar}>
      <CardTitle id={pillar} aside={t('elements.count', { count: live.length })}>
        {t(`elements.${pillar}`)}
      </CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t(`elements.${pillar}Lead`)}</p>
      {pillar === 'core' && core.verdict !== 'fits' && (
        <p className="mb-3 flex gap-2 rounded-control bg-watch-soft px-3 py-2 text-watch">
          <TriangleAlert aria-hidden className="lucide mt-0.5 flex-none" />
          {t(`elements.verdict.${core.verdict}`, { count: core.live, fewest: core.fewest, most: core.most })}
        </p>
      )}
      {live.length === 0 && <p className="text-ink-2">{t('elements.none')}</p>}
      <ul>{sorting.order.map((id) => live.find((one) => one.id === id)).map((one) => one && row(one))}</ul>
      <Announce>{sorting.said}</Announce>
      {retired.length > 0 && (
        <details className="border-t border-line pt-2">
          <summary className="min-h-8 cursor-pointer text-ink-2">
            {t('retired', { count: retired.length })}
          </summary>
          <ul>{retired.map(row)}</ul>
        </details>
      )}
      {mayManage && (
        <Button className="mt-3" icon={Plus} onClick={() => setOpen('new')}>
          {t(`elements.add.${pillar}`)}
        </Button>
      )}
      {open && (
        <ElementDialog
          pillar={pillar}
          touchpoints={touchpoints}
          onClose={() => setOpen(undefined)}
          {...(open === 'new' ? {} : { element: open })}
        />
      )}
    </Card>
  );
}

interface ElementRowProps {
  element: Element;
  touchpoint: string | undefined;
  isDragged: boolean;
  handle: ReactNode;
  onChange?: () => void;
}

function ElementRow({ element, touchpoint, isDragged, handle, onChange }: ElementRowProps) {
  return (
    <li
      data-sort-id={element.id}
      className={classes(
        'flex items-center gap-2 border-t border-line py-2.5 first:border-0',
        isDragged && 'bg-accent-soft',
      )}
    >
      {handle}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-strong">
          {element.name}
          {touchpoint && <Pill>{touchpoint}</Pill>}
        </p>
        {element.checkWording && <p className="text-sm text-ink-2">{element.checkWording}</p>}
      </div>
      {onChange && (
        <IconButton icon={Pencil} label={t('changeOf', { name: element.name })} onClick={onChange} />
      )}
    </li>
  );
}
