import { Check, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { relativeTime, useNow } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Dialog, Pill, TextField } from '#web/ui/index.ts';
import type { Look } from '../contract.ts';
import { useCloseLook, useLooks } from './looks-api.ts';

const t = texts('journey');

/** Looks that must be taken: the same thing elsewhere after a small slip, and basics around an extra. One tap each. */
export function LooksCard() {
  const mayCheck = useMay('checks:write');
  const { data } = useLooks(mayCheck);
  const looks = data?.data ?? [];
  if (looks.length === 0) return null;
  return (
    <Card labelledBy="looks-title">
      <CardTitle id="looks-title" aside={looks.length}>
        {t('looks.title')}
      </CardTitle>
      <p className="mb-2 text-sm text-ink-3">{t('looks.lead')}</p>
      <ul>
        {looks.map((look) => (
          <LookLine key={look.id} look={look} />
        ))}
      </ul>
    </Card>
  );
}

function LookLine({ look }: { look: Look }) {
  const now = useNow();
  const close = useCloseLook();
  const [isDropping, setDropping] = useState(false);
  const { name } = look.element;
  const isLate = new Date(look.dueAt).getTime() <= now;
  const why = look.extraKind
    ? t('looks.extra', { name: look.extraKind.name })
    : look.slip?.note
      ? t('looks.slip', { note: look.slip.note })
      : look.slip && t('looks.slipBare');
  const take = (outcome: 'kept' | 'missed') => close.mutate({ id: look.id, outcome, name });
  return (
    <li className="flex flex-wrap items-center gap-x-1 gap-y-1 border-t border-line py-2">
      <span className="min-w-0 flex-1 basis-52">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-strong">{name}</span>
          <Pill tone={isLate ? 'bad' : 'plain'}>
            {isLate ? t('looks.late') : t('looks.due', { time: relativeTime(look.dueAt, now) })}
          </Pill>
        </span>
        <span className="block text-sm text-ink-2">{t(`looks.${look.kind}`)}</span>
        {why && <span className="block text-sm text-ink-3">{why}</span>}
      </span>
      <Button
        size="small"
        look="quiet"
        icon={Check}
        disabled={close.isPending}
        aria-label={t('looks.workedFor', { name })}
        className="!text-good pointer-coarse:min-h-11"
        onClick={() => take('kept')}
      >
        {t('looks.worked')}
      </Button>
      <Button
        size="small"
        look="quiet"
        icon={X}
        disabled={close.isPending}
        aria-label={t('looks.failedFor', { name })}
        className="!text-bad pointer-coarse:min-h-11"
        onClick={() => take('missed')}
      >
        {t('looks.failed')}
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={t('looks.dropOf', { name })}
        className="pointer-coarse:min-h-11"
        onClick={() => setDropping(true)}
      >
        {t('looks.drop')}
      </Button>
      {isDropping && <DropDialog look={look} onClose={() => setDropping(false)} />}
    </li>
  );
}

/** A look nobody takes says why, so that it is a decision and not a habit. */
function DropDialog({ look, onClose }: { look: Look; onClose: () => void }) {
  const [because, setBecause] = useState('');
  const close = useCloseLook();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (because.trim() === '') return;
    close.mutate(
      { id: look.id, outcome: 'dropped', because: because.trim(), name: look.element.name },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={t('looks.dropTitle', { name: look.element.name })} onClose={onClose}>
      <form className="flex w-md max-w-full flex-col gap-4" onSubmit={submit}>
        <TextField
          label={t('looks.because')}
          required
          maxLength={300}
          autoComplete="off"
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
        <Button type="submit" look="primary" busy={close.isPending} className="self-end">
          {t('looks.dropDo')}
        </Button>
      </form>
    </Dialog>
  );
}
