import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Dialog } from '#web/ui/index.ts';
import { PutRightForm } from './put-right-form.tsx';

const t = texts('recovery');

/** Something failed, and from here on it is mine: under twenty seconds. */
export function PutRightAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'r', does: t('act.does'), run: () => setOpen(true) }]);
  return (
    <>
      <ActButton
        icon={LifeBuoy}
        label={t('act.name')}
        keys="r"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog title={t('act.title')} onClose={() => setOpen(false)}>
          <PutRightForm conversation={conversation} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
