import { Gift } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Dialog } from '#web/ui/index.ts';
import { ExtraForm } from './extra-form.tsx';

const t = texts('extras');

/** Records something given beyond the promise, in under twenty seconds. */
export function ExtraAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'e', does: t('act.extraDoes'), run: () => setOpen(true) }]);
  return (
    <>
      <ActButton
        icon={Gift}
        label={t('act.extra')}
        keys="e"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog title={t('extra.title')} onClose={() => setOpen(false)}>
          <ExtraForm conversation={conversation} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
