import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';

const t = texts('recovery');

/** What can be done at any step: a colleague takes it, or it is left as it is with the reason. */
export function SheetActions({ recovery }: { recovery: Recovery }) {
  const [open, setOpen] = useState<'hand-over' | 'leave'>();
  const close = () => setOpen(undefined);
  useKeys([
    { keys: 'n', does: t('keys.act'), run: focusAct },
    { keys: 'h', does: t('handOver.title'), run: () => setOpen('hand-over') },
  ]);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen('leave')}>
        {t('leave.act')}
      </Button>
      <Button icon={UserRoundCheck} onClick={() => setOpen('hand-over')}>
        {t('handOver.act')}
      </Button>
      {open === 'hand-over' && <HandOverDialog recovery={recovery} onClose={close} />}
      {open === 'leave' && <LeaveDialog recovery={recovery} onClose={close} />}
    </>
  );
}

/** The first field of the next act, or its button where there is nothing to fill in. */
function focusAct(): void {
  const card = document.querySelector('#next-act');
  const first = card?.querySelector<HTMLElement>('textarea, input, select') ?? card?.querySelector('button');
  first?.focus();
}
