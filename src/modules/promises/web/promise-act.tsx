import { HandHeart } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { explain } from '#web/api.ts';
import { weekdayAndTime } from '#web/format.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Button, Popover, Select, Skeleton, TextField, toast } from '#web/ui/index.ts';
import type { MadeKind } from '../contract.ts';
import { useConversationPromises, useMakePromise } from './promise-api.ts';
import { firstWhen, SlotField, WhenField } from './when-field.tsx';

const t = texts('promises');
const kinds = ['call-back', 'answer', 'fix', 'visit'] as const satisfies readonly MadeKind[];
type Kind = (typeof kinds)[number];

/** "I said I would …": what, by when, in a few keys. */
export function PromiseAct({ conversation }: { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'p', does: t('keys.promise'), run: () => setOpen(true) }]);
  return (
    <Popover
      label={t('make.title')}
      className="w-[380px]"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={(props) => <ActButton {...props} icon={HandHeart} label={t('make.act')} keys="p" />}
    >
      {(close) => <Making conversationId={conversation.id} onDone={close} />}
    </Popover>
  );
}

function Making({ conversationId, onDone }: { conversationId: string; onDone: () => void }) {
  const { data, error } = useConversationPromises(conversationId);
  if (error) return <p className="p-2 text-bad">{explain(error, 'promises')}</p>;
  if (!data) return <Skeleton className="m-2 h-40" />;
  return <Form conversationId={conversationId} zone={data.timeZone} onDone={onDone} />;
}

interface FormProps {
  conversationId: string;
  zone: string;
  onDone: () => void;
}

function Form({ conversationId, zone, onDone }: FormProps) {
  const [kind, setKind] = useState<Kind>('call-back');
  const [words, setWords] = useState('');
  const [when, setWhen] = useState(() => firstWhen('call-back', zone));
  const make = useMakePromise();
  // The popover gave the focus away when it opened, and this form may have arrived after that.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = {
      id: conversationId,
      kind,
      words: words.trim() || t(`make.usual.${kind}`),
      dueAt: when.dueAt.toISOString(),
      ...(when.slotStartsAt ? { slotStartsAt: when.slotStartsAt.toISOString() } : {}),
    };
    make.mutate(given, {
      onSuccess: () => {
        onDone();
        toast({ text: t('make.done', { time: weekdayAndTime(when.dueAt) }), tone: 'good' });
      },
    });
  };
  return (
    <form className="flex flex-col gap-3 p-2" onSubmit={submit}>
      <h3 className="font-strong">{t('make.title')}</h3>
      <TextField
        ref={first}
        data-autofocus
        label={t('make.words')}
        labelHidden
        placeholder={t(`make.usual.${kind}`)}
        maxLength={300}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Select
        label={t('make.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(event) => {
          // The select offers exactly these.
          const next = event.target.value as Kind;
          if ((next === 'visit') !== (kind === 'visit')) setWhen(firstWhen(next, zone));
          setKind(next);
        }}
      />
      {kind === 'visit' ? (
        <SlotField zone={zone} value={when} onChange={setWhen} />
      ) : (
        <WhenField zone={zone} value={when} onChange={setWhen} />
      )}
      <div role="alert" className="empty:hidden">
        {make.error && <p className="text-sm text-bad">{explain(make.error, 'promises')}</p>}
      </div>
      <div className="flex items-center justify-between gap-2">
        <span className="text-sm text-ink-3">{t('make.counts')}</span>
        <Button type="submit" look="primary" busy={make.isPending}>
          {t('make.do')}
        </Button>
      </div>
    </form>
  );
}
