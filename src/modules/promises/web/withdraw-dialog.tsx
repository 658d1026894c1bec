import { useState, type FormEvent } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';
import type { DuePromise } from '../contract.ts';
import { useWithdraw } from './promise-api.ts';

const t = texts('promises');

export function WithdrawDialog({ due, onClose }: { due: DuePromise; onClose: () => void }) {
  const [because, setBecause] = useState('');
  const withdraw = useWithdraw();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate({ id: due.id, because: because.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('withdraw.title', { name: due.promise.name })} onClose={onClose}>
      <form className="flex w-md max-w-full flex-col gap-4" onSubmit={submit}>
        <TextField
          label={t('withdraw.because')}
          hint={t('withdraw.hint')}
          error={withdraw.error ? explain(withdraw.error, 'promises') : undefined}
          required
          maxLength={300}
          autoComplete="off"
          value={because}
          onChange={(event) => setBecause(event.target.value)}
        />
        <Button type="submit" look="danger" busy={withdraw.isPending} className="self-end">
          {t('withdraw.do')}
        </Button>
      </form>
    </Dialog>
  );
}
