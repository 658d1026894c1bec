import { CheckCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { ActButton, Button, Popover, Select, TextField } from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { isByHand } from './is-by-hand.ts';
import { useConversationPromises, useFulfil } from './promise-api.ts';

const t = texts('promises');

/** Done as promised: one key, a word if one wants, Enter. Shown while something is promised by hand and not done. */
export function DoneAct({ conversation }: { conversation: Conversation }) {
  const { data } = useConversationPromises(conversation.id);
  const open = data?.data.filter(isByHand) ?? [];
  return open.length === 0 ? null : <Done open={open} />;
}

function Done({ open }: { open: readonly DuePromise[] }) {
  const [isOpen, setOpen] = useState(false);
  useKeys([{ keys: 'y', does: t('keys.done'), run: () => setOpen(true) }]);
  return (
    <Popover
      label={t('done.title')}
      className="w-[340px]"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={(props) => <ActButton {...props} icon={CheckCheck} label={t('done.act')} keys="y" />}
    >
      {(close) => <Form open={open} onDone={close} />}
    </Popover>
  );
}

function Form({ open, onDone }: { open: readonly DuePromise[]; onDone: () => void }) {
  const [id, setId] = useState(open[0]?.id ?? '');
  const [words, setWords] = useState('');
  const fulfil = useFulfil();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    fulfil.mutate({ id, words: words.trim() }, { onSuccess: onDone });
  };
  return (
    <form className="flex flex-col gap-3 p-2" onSubmit={submit}>
      <h3 className="font-strong">{t('done.title')}</h3>
      {open.length > 1 ? (
        <Select
          label={t('done.which')}
          value={id}
          options={open.map((due) => ({ value: due.id, label: due.promise.name }))}
          onChange={(event) => setId(event.target.value)}
        />
      ) : (
        <p className="text-ink-2">{open[0]?.promise.name}</p>
      )}
      <TextField
        data-autofocus
        label={t('done.words')}
        hint={t('done.wordsHint')}
        maxLength={300}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" look="primary" busy={fulfil.isPending} className="self-end">
        {t('done.do')}
      </Button>
    </form>
  );
}
