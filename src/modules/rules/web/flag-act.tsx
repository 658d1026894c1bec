import { Scale } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Dialog } from '#web/ui/index.ts';
import { useBendWish } from './flag-door.ts';
import { FlagSheet } from './flag-sheet.tsx';

const t = texts('rules');

/** "This rule got in the way": bent or held to, written down in under twenty seconds. */
export function FlagAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'f', does: t('flag.does'), run: () => setOpen(true) }]);
  useBendWish(() => setOpen(true));
  return (
    <>
      <ActButton
        icon={Scale}
        label={t('flag.act')}
        keys="f"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog title={t('flag.title')} onClose={() => setOpen(false)}>
          <FlagSheet conversation={conversation} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
