import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, ClipboardCheck, X } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { call, explain } from '#web/api.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Button, Popover, Skeleton, toast } from '#web/ui/index.ts';
import { listElementsEndpoint, recordCheckEndpoint } from '../contract.ts';

const t = texts('journey');

/** One tap says whether a basic worked for this customer; the report card counts it. */
export function CheckAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'h', does: t('keys.check'), run: () => setOpen(true) }]);
  return (
    <Popover
      label={t('check.title')}
      className="w-[340px]"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={(props) => <ActButton {...props} icon={ClipboardCheck} label={t('check.act')} keys="h" />}
    >
      {(close) => <Basics conversation={conversation} onDone={close} />}
    </Popover>
  );
}

function Basics({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const elements = useQuery({
    queryKey: ['elements', 'core'],
    queryFn: ({ signal }) => call(listElementsEndpoint, { pillar: 'core' }, { signal }),
    staleTime: 5 * 60_000,
  });
  const record = useMutation({
    mutationFn: ({ elementId, outcome }: { elementId: string; name: string; outcome: 'kept' | 'missed' }) =>
      call(recordCheckEndpoint, {
        elementId,
        outcome,
        conversationId: conversation.id,
        customerId: conversation.customer.id,
      }),
    onSuccess: (_, { name, outcome }) => {
      onDone();
      toast({ text: t(`check.done.${outcome}`, { name }), tone: 'good' });
    },
    onError: (error) => toast({ text: explain(error, 'journey'), tone: 'bad' }),
  });
  return (
    <div className="p-2">
      <h3 className="font-strong">{t('check.title')}</h3>
      <p className="mb-2 text-sm text-ink-3">{t('check.hint')}</p>
      {elements.isPending && <Skeleton className="h-24" />}
      {elements.isError && <p className="text-bad">{explain(elements.error)}</p>}
      {elements.data?.data.length === 0 && <p className="text-ink-2">{t('check.none')}</p>}
      <ul className="flex flex-col">
        {elements.data?.data.map((element) => (
          <li key={element.id} className="flex min-h-10 items-center gap-1 border-t border-line">
            <span className="min-w-0 flex-1">{element.name}</span>
            <Button
              size="small"
              look="quiet"
              icon={Check}
              busy={record.isPending}
              aria-label={t('check.workedFor', { name: element.name })}
              className="!text-good"
              onClick={() => record.mutate({ elementId: element.id, name: element.name, outcome: 'kept' })}
            >
              {t('check.worked')}
            </Button>
            <Button
              size="small"
              look="quiet"
              icon={X}
              busy={record.isPending}
              aria-label={t('check.failedFor', { name: element.name })}
              className="!text-bad"
              onClick={() => record.mutate({ elementId: element.id, name: element.name, outcome: 'missed' })}
            >
              {t('check.failed')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
