import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeMeEndpoint } from '#modules/staff/contract.ts';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { call } from '#web/api.ts';
import { setPreferences, usePreferences, type Preferences } from '#web/preferences.ts';
import { useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';
import { Card, CardTitle, Select, Switch, TextField, toast } from '#web/ui/index.ts';
import { changePassword } from '../contract.ts';
import { AuthenticatorCard } from './authenticator-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

const t = texts('access');

export function AccountSection() {
  return (
    <>
      <NameCard />
      <LookCard />
      <PasswordCard />
      <AuthenticatorCard />
      <SessionsCard />
    </>
  );
}

function NameCard() {
  const { staff } = useSession();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (name: string) => call(changeMeEndpoint, { name }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['session'] });
      toast({ text: t('account.saved'), tone: 'good', name: 'saved' });
    },
  });
  return (
    <Card labelledBy="account-you">
      <CardTitle id="account-you" aside={staff.email}>
        {t('account.you')}
      </CardTitle>
      <SettingsForm
        namespace="access"
        error={change.error}
        isBusy={change.isPending}
        onSubmit={(values) => change.mutate(String(values.get('name')))}
      >
        <TextField
          name="name"
          label={t('yourName')}
          hint={t('account.nameHint')}
          error={fieldError(change.error, 'name', { namespace: 'access' })}
          autoComplete="name"
          defaultValue={staff.name}
        />
      </SettingsForm>
    </Card>
  );
}

const themes = ['system', 'light', 'dark'] as const;

function LookCard() {
  const { theme, contrast, keys } = usePreferences();
  return (
    <Card labelledBy="account-look">
      <CardTitle id="account-look" aside={t('account.device')}>
        {t('account.look')}
      </CardTitle>
      <div className="flex flex-col gap-4">
        <div className="max-w-60">
          <Select
            label={t('account.theme')}
            value={theme}
            // The options are exactly the themes.
            onChange={(event) => setPreferences({ theme: event.target.value as Preferences['theme'] })}
            options={themes.map((value) => ({ value, label: word(`web:person.looks.${value}`) }))}
          />
        </div>
        <Switch
          label={word('web:person.contrast')}
          isOn={contrast === 'more'}
          onChange={(isOn) => setPreferences({ contrast: isOn ? 'more' : 'system' })}
        />
        <Switch
          label={word('web:keys.single')}
          hint={word('web:keys.singleHint')}
          isOn={keys === 'on'}
          onChange={(isOn) => setPreferences({ keys: isOn ? 'on' : 'off' })}
        />
      </div>
    </Card>
  );
}

const beside = {
  password_wrong: 'current',
  password_too_short: 'password',
  password_too_simple: 'password',
};

function PasswordCard() {
  const client = useQueryClient();
  // A password that has been changed is taken out of the form; one that was refused stays.
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: (given: { current: string; password: string }) => call(changePassword, given),
    onSuccess: () => {
      setRound(round + 1);
      void client.invalidateQueries({ queryKey: ['sessions'] });
      toast({ text: t('account.changed'), tone: 'good' });
    },
  });
  const wrong = (path: string) => fieldError(change.error, path, { namespace: 'access', beside });
  return (
    <Card labelledBy="account-password">
      <CardTitle id="account-password">{t('account.passwordTitle')}</CardTitle>
      <SettingsForm
        key={round}
        namespace="access"
        error={change.error}
        beside={beside}
        isBusy={change.isPending}
        submit={t('account.change')}
        onSubmit={(values) =>
          change.mutate({ current: String(values.get('current')), password: String(values.get('password')) })
        }
      >
        <div className="flex max-w-md flex-col gap-4">
          <TextField
            name="current"
            type="password"
            label={t('account.current')}
            error={wrong('current')}
            autoComplete="current-password"
          />
          <TextField
            name="password"
            type="password"
            label={t('account.next')}
            hint={t('passwordHint')}
            error={wrong('password')}
            autoComplete="new-password"
          />
        </div>
      </SettingsForm>
    </Card>
  );
}
