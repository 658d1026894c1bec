import { Compass } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Dialog } from '#web/ui/index.ts';
import { Navigator } from './navigator.tsx';

const t = texts('rules');

/** Which rule is this about, and what do I say? */
export function NavigatorAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'w', does: t('life.navigator.does'), run: () => setOpen(true) }]);
  return (
    <>
      <ActButton
        icon={Compass}
        label={t('life.navigator.act')}
        keys="w"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Dialog title={t('life.navigator.title')} onClose={() => setOpen(false)} shape="wide">
          <Navigator conversation={conversation} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
