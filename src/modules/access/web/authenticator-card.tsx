import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyLine, fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { call, explain } from '#web/api.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextField } from '#web/ui/index.ts';
import { beginTotp, confirmTotp, removeTotp } from '../contract.ts';
import { needsProof, useIdentity } from './confirm-identity.tsx';

const t = texts('access');

/** The second factor: off, being set up, on with its codes to keep, or on. */
export function AuthenticatorCard() {
  const { staff } = useSession();
  const client = useQueryClient();
  const identity = useIdentity();
  const [codes, setCodes] = useState<readonly string[]>();
  const refresh = () => client.invalidateQueries({ queryKey: ['session'] });
  const begin = useMutation({
    mutationFn: () => call(beginTotp, {}),
    onError: (error) => identity.handles(error, () => begin.mutate()),
  });
  const remove = useMutation({
    mutationFn: () => call(removeTotp, {}),
    onSuccess: refresh,
    onError: (error) => identity.handles(error, () => remove.mutate()),
  });
  const error = staff.hasSecondFactor ? remove.error : begin.error;
  return (
    <Card labelledBy="authenticator">
      <CardTitle id="authenticator">{t('account.authenticator')}</CardTitle>
      {codes && (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            begin.reset();
          }}
        />
      )}
      {!codes && staff.hasSecondFactor && (
        <div className="flex flex-col items-start gap-3">
          <p>{t('account.isOn')}</p>
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('account.turnOff')}
          </Button>
        </div>
      )}
      {!codes && !staff.hasSecondFactor && !begin.data && (
        <div className="flex flex-col items-start gap-3">
          <p>{t('account.isOff')}</p>
          <Button busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('account.turnOn')}
          </Button>
        </div>
      )}
      {!codes && !staff.hasSecondFactor && begin.data && (
        <Confirming
          secret={begin.data.secret}
          uri={begin.data.uri}
          onCancel={() => begin.reset()}
          onConfirmed={(given) => {
            setCodes(given);
            void refresh();
          }}
        />
      )}
      <div role="alert" className="empty:hidden">
        {error && !needsProof(error) && <p className="mt-2 text-bad">{explain(error, 'access')}</p>}
      </div>
      {identity.dialog}
    </Card>
  );
}

interface ConfirmingProps {
  secret: string;
  uri: string;
  onCancel: () => void;
  onConfirmed: (codes: readonly string[]) => void;
}

const beside = { code_wrong: 'code' };

function Confirming({ secret, uri, onCancel, onConfirmed }: ConfirmingProps) {
  const confirm = useMutation({
    mutationFn: (code: string) => call(confirmTotp, { code }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose">{t('account.enter')}</p>
      {/* In groups of four it can be typed from the screen; authenticators pass over the spaces. */}
      <CopyLine label={t('account.secret')} text={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} />
      <CopyLine label={t('account.uri')} text={uri} />
      <a href={uri} className="self-start font-strong">
        {t('account.openLink')}
      </a>
      <SettingsForm
        namespace="access"
        error={confirm.error}
        beside={beside}
        isBusy={confirm.isPending}
        submit={t('account.confirm')}
        others={
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        }
        onSubmit={(values) => confirm.mutate(String(values.get('code')))}
      >
        <TextField
          name="code"
          label={t('account.code')}
          error={fieldError(confirm.error, 'code', { namespace: 'access', beside })}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="!w-40"
        />
      </SettingsForm>
    </div>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  return (
    <div role="status" className="flex flex-col items-start gap-3">
      <p className="max-w-prose">{t('account.recoveryLead')}</p>
      <div className="w-full">
        <CopyLine label={t('account.recovery')} text={codes.join(' ')} />
      </div>
      <Button look="primary" onClick={onKept}>
        {t('account.kept')}
      </Button>
    </div>
  );
}
