import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, TextField } from '#web/ui/index.ts';
import { getSetUp, giveCode, signIn } from '../contract.ts';
import { AccessFrame } from './access-frame.tsx';
import { fieldError, Form } from './form.tsx';

const t = texts('access');

/** Address and password; then, where one is set, the second factor. Leads back to where the person wanted to be. */
export function Page() {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const enter = useEnter();
  const state = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => call(getSetUp, {}, { signal }),
  });
  if (state.data?.isEmpty) return <Navigate to="/set-up" replace />;
  if (step === 'code') return <Code onDone={enter} onBack={() => setStep('password')} />;
  return <Password onDone={(next) => (next === 'code-needed' ? setStep('code') : enter())} />;
}

export function useEnter(): () => void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const { next }: { next?: unknown } = useSearch({ strict: false });
  return () => {
    client.clear();
    // Only a path of our own: an address with a host would lead away from here right after signing in.
    const isOurs = typeof next === 'string' && /^\/(?![/\\])/.test(next);
    void navigate({ href: isOurs ? next : '/', replace: true });
  };
}

function Password({ onDone }: { onDone: (state: 'signed-in' | 'code-needed') => void }) {
  const { workspace }: { workspace?: unknown } = useSearch({ strict: false });
  const enter = useMutation({
    mutationFn: (values: Record<string, string>) =>
      call(signIn, {
        email: values['email'] ?? '',
        password: values['password'] ?? '',
        ...(values['workspace'] ? { workspace: values['workspace'] } : {}),
      }),
    onSuccess: ({ state }) => onDone(state),
  });
  const needsWorkspace = enter.error instanceof ApiError && enter.error.code === 'workspace_needed';
  return (
    <AccessFrame title={t('signIn.title')} foot={<Link to="/forgotten">{t('signIn.forgotten')}</Link>}>
      <Form
        submit={t('signIn.submit')}
        isBusy={enter.isPending}
        error={enter.error}
        besideFields={{ workspace_needed: 'workspace' }}
        onSubmit={(values) => enter.mutate(values)}
      >
        <TextField
          name="email"
          type="email"
          label={t('email')}
          error={fieldError(enter.error, 'email')}
          autoComplete="username"
          autoFocus
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          error={fieldError(enter.error, 'password')}
          autoComplete="current-password"
        />
        {(needsWorkspace || typeof workspace === 'string') && (
          <TextField
            name="workspace"
            label={t('signIn.workspace')}
            hint={t('signIn.workspaceHint')}
            defaultValue={typeof workspace === 'string' ? workspace : ''}
            error={needsWorkspace ? t('errors.workspace_needed') : undefined}
          />
        )}
      </Form>
    </AccessFrame>
  );
}

function Code({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const give = useMutation({
    mutationFn: (values: Record<string, string>) => call(giveCode, { code: values['code'] ?? '' }),
    onSuccess: onDone,
  });
  const beside = { code_wrong: 'code' };
  return (
    <AccessFrame
      title={t('code.title')}
      lead={t('code.lead')}
      foot={
        <Button look="quiet" onClick={onBack}>
          {t('code.back')}
        </Button>
      }
    >
      <Form
        submit={t('signIn.submit')}
        isBusy={give.isPending}
        error={give.error}
        besideFields={beside}
        onSubmit={(values) => give.mutate(values)}
      >
        <TextField
          name="code"
          label={t('code.code')}
          hint={t('code.hint')}
          error={fieldError(give.error, 'code', beside)}
          inputMode="text"
          autoComplete="one-time-code"
          autoFocus
          className="text-lg tracking-widest"
        />
      </Form>
    </AccessFrame>
  );
}
