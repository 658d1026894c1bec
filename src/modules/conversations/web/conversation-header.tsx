import { ArrowLeft, Check, PanelRight, RotateCcw } from 'lucide-react';
import type { CallInput } from '#web/api.ts';
import { usePresence } from '#web/live.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Pill } from '#web/ui/index.ts';
import type { changeConversation, Conversation } from '../contract.ts';
import { useStaff } from './api.ts';
import { AssignMenu } from './assign-menu.tsx';
import { PromiseClock } from './promise-clock.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import { MoreMenu } from './more-menu.tsx';

const t = texts('conversations');
export type Change = Omit<CallInput<typeof changeConversation>, 'id'>;

interface ConversationHeaderProps {
  conversation: Conversation;
  isPanelOpen: boolean;
  onBack: () => void;
  onClose: () => void;
  onChange: (change: Change) => void;
  onPanel: () => void;
}

/** What it is about, the clock that runs, and what can be done with it. */
export function ConversationHeader({
  conversation,
  isPanelOpen,
  onBack,
  onClose,
  onChange,
  onPanel,
}: ConversationHeaderProps) {
  const mayWrite = useMay('conversations:write');
  const { promise, status } = conversation;
  const isClosed = status === 'closed';
  return (
    <header className="flex min-h-[65px] flex-none flex-wrap items-center gap-x-1 gap-y-1 border-b border-line py-2 pr-3 pl-2 md:pl-6">
      <IconButton icon={ArrowLeft} label={t('conversation.back')} onClick={onBack} className="md:hidden" />
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="line-clamp-2 text-lg leading-6 font-bold" title={conversation.subject}>
          {conversation.subject || t('inbox.noSubject')}
        </h2>
        <p className="flex min-w-0 items-center gap-1.5 truncate text-sm text-ink-3">
          <span>#{conversation.number}</span>
          <span aria-hidden>·</span>
          <span>{t(`channels.${conversation.channel}`)}</span>
          {conversation.inbox && (
            <>
              <span aria-hidden>·</span>
              <span className="truncate">{conversation.inbox.address || conversation.inbox.name}</span>
            </>
          )}
          {status !== 'open' && <Pill>{t(`status.${status}`)}</Pill>}
          <Colleagues conversationId={conversation.id} />
        </p>
      </div>
      <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-1 max-md:gap-0">
        {promise && promise.outcome === 'open' && (
          <span className="mr-1">
            <PromiseClock promise={promise} words="short" />
          </span>
        )}
        {mayWrite && (
          <>
            <SnoozeMenu conversation={conversation} onChange={onChange} />
            <AssignMenu conversation={conversation} onChange={onChange} />
            <MoreMenu conversation={conversation} onChange={onChange} />
          </>
        )}
        <IconButton
          icon={PanelRight}
          label={t('conversation.panel')}
          keys="]"
          aria-pressed={isPanelOpen}
          onClick={onPanel}
        />
        {mayWrite && (
          <Button icon={isClosed ? RotateCcw : Check} onClick={onClose} className="ml-1">
            <span className="max-[359px]:sr-only">
              {t(isClosed ? 'conversation.reopen' : 'conversation.close')}
            </span>
          </Button>
        )}
      </div>
    </header>
  );
}

function Colleagues({ conversationId }: { conversationId: string }) {
  const { staff } = useSession();
  const people = useStaff();
  const others = (usePresence().get(conversationId) ?? []).filter((one) => one.staffId !== staff.id);
  return (
    <span role="status" className="contents">
      {others.map((one) => (
        <Pill key={one.staffId} tone="accent">
          {t(`presence.${one.doing}`, {
            name: people.find((person) => person.id === one.staffId)?.name ?? t('presence.somebody'),
          })}
        </Pill>
      ))}
    </span>
  );
}
