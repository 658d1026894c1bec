import { Hourglass } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { insertIntoReply } from '#modules/conversations/web/index.ts';
import { explain } from '#web/api.ts';
import { weekdayAndTime } from '#web/format.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Button, Popover, Skeleton, toast } from '#web/ui/index.ts';
import { duePicks } from '../logic/wall-time.ts';
import { useConversationPromises, useDropPlan, useMakePromise } from './promise-api.ts';
import { sayForCustomer } from './say-for-customer.ts';
import { WhenField } from './when-field.tsx';

const t = texts('promises');

/** When the customer hears from us next: a line in the reply states it, and from then on it is a promise. */
export function UpdateAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'u', does: t('keys.update'), run: () => setOpen(true) }]);
  return (
    <Popover
      label={t('update.title')}
      className="w-[360px]"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={(props) => <ActButton {...props} icon={Hourglass} label={t('update.act')} keys="u" />}
    >
      {(close) => <Stating conversation={conversation} onDone={close} />}
    </Popover>
  );
}

function Stating({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { data, error } = useConversationPromises(conversation.id);
  if (error) return <p className="p-2 text-bad">{explain(error, 'promises')}</p>;
  if (!data) return <Skeleton className="m-2 h-40" />;
  return (
    <Form
      conversation={conversation}
      zone={data.timeZone}
      first={data.planned?.dueAt ?? data.nextUpdateAt}
      isPlanned={data.planned !== null}
      usualMinutes={data.usualMinutes}
      onDone={onDone}
    />
  );
}

interface FormProps {
  conversation: Conversation;
  zone: string;
  /** What stands or is planned; the standing promise gives the first offer otherwise. */
  first: string | null;
  isPlanned: boolean;
  usualMinutes: number | null;
  onDone: () => void;
}

function Form({ conversation, zone, first, isPlanned, usualMinutes, onDone }: FormProps) {
  const [when, setWhen] = useState(() => ({ dueAt: firstOffer(first, usualMinutes, zone) }));
  const make = useMakePromise();
  const drop = useDropPlan();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const state = (stated: 'next-message' | 'aloud') =>
    make.mutate(
      {
        id: conversation.id,
        kind: 'next-update',
        words: t('update.words'),
        dueAt: when.dueAt.toISOString(),
        stated,
      },
      {
        onSuccess: () => {
          onDone();
          if (stated === 'next-message')
            insertIntoReply(
              t('update.line', { time: sayForCustomer(when.dueAt, zone, conversation.language) }),
            );
          else toast({ text: t('update.doneAloud', { time: weekdayAndTime(when.dueAt) }), tone: 'good' });
        },
      },
    );
  return (
    <div ref={panel} className="flex flex-col gap-3 p-2">
      <div>
        <h3 className="font-strong">{t('update.title')}</h3>
        <p className="text-sm text-ink-3">{t('update.hint')}</p>
      </div>
      <WhenField zone={zone} value={when} onChange={setWhen} />
      <div role="alert" className="empty:hidden">
        {make.error && <p className="text-sm text-bad">{explain(make.error, 'promises')}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" busy={make.isPending} onClick={() => state('next-message')}>
          {t('update.inReply')}
        </Button>
        <Button busy={make.isPending} onClick={() => state('aloud')}>
          {t('update.aloud')}
        </Button>
        {isPlanned && (
          <Button look="quiet" onClick={() => drop.mutate(conversation.id, { onSuccess: onDone })}>
            {t('update.drop')}
          </Button>
        )}
      </div>
    </div>
  );
}

function firstOffer(stated: string | null, usualMinutes: number | null, zone: string): Date {
  const now = new Date();
  if (stated !== null && new Date(stated) > now) return new Date(stated);
  const picks = duePicks(now, zone).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  // The latest of the usual moments that the standing promise still allows: nobody says "by 01:46".
  const latest = now.getTime() + (usualMinutes ?? 2880) * 60_000;
  return picks.findLast(({ at }) => at.getTime() <= latest)?.at ?? new Date(latest);
}
