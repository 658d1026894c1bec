import { useState } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Skeleton, TextArea } from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { useConversationPromises, useMove } from './promise-api.ts';
import { sayForCustomer } from './say-for-customer.ts';
import { firstWhen, SlotField, WhenField } from './when-field.tsx';

const t = texts('promises');

/** A date is moved by telling the customer; the date we gave first stays to be seen. */
export function MoveDialog({ due, onClose }: { due: DuePromise; onClose: () => void }) {
  const { data } = useConversationPromises(due.conversation.id);
  return (
    <Dialog title={t('move.title', { name: due.promise.name })} onClose={onClose}>
      <div className="w-md max-w-full">
        {data ? <Form due={due} zone={data.timeZone} onClose={onClose} /> : <Skeleton className="h-60" />}
      </div>
    </Dialog>
  );
}

function Form({ due, zone, onClose }: { due: DuePromise; zone: string; onClose: () => void }) {
  const isVisit = due.promise.kind === 'visit';
  const [when, setWhen] = useState(() => firstWhen(due.promise.kind, zone));
  const [typed, setTyped] = useState<string>();
  const move = useMove();
  const words = typed ?? t('move.draft', { time: sayForCustomer(when.dueAt, zone, null) });
  const send = (how: 'message' | 'aloud') =>
    move.mutate(
      {
        id: due.id,
        dueAt: when.dueAt.toISOString(),
        ...(when.slotStartsAt ? { slotStartsAt: when.slotStartsAt.toISOString() } : {}),
        tell: how === 'message' ? { how, text: words } : { how, said: words },
      },
      { onSuccess: onClose },
    );
  return (
    <div className="flex flex-col gap-4">
      {isVisit ? (
        <SlotField zone={zone} value={when} onChange={setWhen} />
      ) : (
        <WhenField zone={zone} value={when} onChange={setWhen} />
      )}
      <TextArea
        label={t('move.words')}
        hint={t('move.hint')}
        value={words}
        maxLength={300}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div role="alert" className="empty:hidden">
        {move.error && <p className="text-bad">{explain(move.error, 'promises')}</p>}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button busy={move.isPending} onClick={() => send('aloud')}>
          {t('move.aloud')}
        </Button>
        <Button look="primary" busy={move.isPending} onClick={() => send('message')}>
          {t('move.send')}
        </Button>
      </div>
    </div>
  );
}
