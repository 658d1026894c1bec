import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Menu } from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { isByHand } from './is-by-hand.ts';
import { MoveDialog } from './move-dialog.tsx';
import { useFulfil } from './promise-api.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const t = texts('promises');

/** What can be done about something promised by hand: done, moved by telling them, or withdrawn with a reason. */
export function MadeMenu({ due }: { due: DuePromise }) {
  const mayMake = useMay('promises:make');
  const [open, setOpen] = useState<'move' | 'withdraw'>();
  const fulfil = useFulfil();
  if (!mayMake || !isByHand(due)) return null;
  const isOpen = due.outcome === 'open';
  return (
    <>
      <Menu
        label={t('menu.of', { name: due.promise.name })}
        align="end"
        items={[
          { id: 'done', label: t('done.act'), onSelect: () => fulfil.mutate({ id: due.id }) },
          ...(isOpen
            ? [
                { id: 'move', label: t('move.act'), onSelect: () => setOpen('move') },
                { id: 'withdraw', label: t('withdraw.act'), onSelect: () => setOpen('withdraw') },
              ]
            : []),
        ]}
        trigger={(props) => (
          <IconButton {...props} icon={Ellipsis} label={t('menu.of', { name: due.promise.name })} />
        )}
      />
      {open === 'move' && <MoveDialog due={due} onClose={() => setOpen(undefined)} />}
      {open === 'withdraw' && <WithdrawDialog due={due} onClose={() => setOpen(undefined)} />}
    </>
  );
}
