import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { SettingsForm, fieldError } from '#modules/workspace/web/index.ts';
import { ApiError, call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField } from '#web/ui/index.ts';
import { confirmIdentity } from '../contract.ts';

const t = texts('access');
const beside = { password_wrong: 'password' };

interface Identity {
  /** Asks for the password if that is what the refusal wants, then tries again; answers whether it did. */
  handles: (error: unknown, again: () => void) => boolean;
  dialog: ReactNode;
}

/** Keys and second factors are changed only by somebody who has proved within minutes that it is them. */
export function useIdentity(): Identity {
  const [again, setAgain] = useState<() => void>();
  const close = () => setAgain(undefined);
  return {
    handles: (error, retry) => {
      if (!needsProof(error)) return false;
      setAgain(() => retry);
      return true;
    },
    dialog: again && (
      <ConfirmDialog
        onClose={close}
        onConfirmed={() => {
          close();
          again();
        }}
      />
    ),
  };
}

/** What to show of an error: a wish for proof is no failure, and is asked for in its own dialog. */
export function needsProof(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'confirm_it_is_you';
}

function ConfirmDialog({ onClose, onConfirmed }: { onClose: () => void; onConfirmed: () => void }) {
  const confirm = useMutation({
    mutationFn: (password: string) => call(confirmIdentity, { password }),
    onSuccess: onConfirmed,
  });
  return (
    <Dialog title={t('confirm.title')} onClose={onClose}>
      <div className="w-sm max-w-full">
        <p className="mb-3 text-ink-2">{t('confirm.lead')}</p>
        <SettingsForm
          namespace="access"
          error={confirm.error}
          beside={beside}
          isBusy={confirm.isPending}
          submit={t('confirm.submit')}
          others={
            <Button look="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
          }
          onSubmit={(values) => confirm.mutate(String(values.get('password')))}
        >
          <TextField
            name="password"
            type="password"
            label={t('password')}
            error={fieldError(confirm.error, 'password', { namespace: 'access', beside })}
            autoComplete="current-password"
          />
        </SettingsForm>
      </div>
    </Dialog>
  );
}
