import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyLine, fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { call, type CallInput } from '#web/api.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, Dialog, TextField } from '#web/ui/index.ts';
import { createApiKeyEndpoint } from '../contract.ts';
import { permissions } from '../permissions.ts';
import { needsProof, useIdentity } from './confirm-identity.tsx';
import { scopeWords } from './scope-words.ts';

const t = texts('access');
const beside = { expiry_needs_future: 'expiresAt', scope_not_own: 'scopes' };
type Given = CallInput<typeof createApiKeyEndpoint>;

/** Makes a key. The dialog that shows it does not close by itself, because it is shown this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const identity = useIdentity();
  const create = useMutation({
    mutationFn: (given: Given) => call(createApiKeyEndpoint, given),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
    onError: (error, given) => identity.handles(error, () => create.mutate(given)),
  });
  const error = needsProof(create.error) ? undefined : create.error;
  if (create.data)
    return (
      <Dialog
        title={t('keys.made')}
        onClose={onClose}
        footer={
          <Button look="primary" onClick={onClose}>
            {t('keys.done')}
          </Button>
        }
      >
        <div role="status" className="flex max-w-lg flex-col gap-3">
          <p>{t('keys.madeLead')}</p>
          <CopyLine label={create.data.name} text={create.data.key} />
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('keys.create')} onClose={onClose}>
      <div className="w-lg max-w-full">
        <SettingsForm
          namespace="access"
          error={error}
          beside={beside}
          isBusy={create.isPending}
          submit={t('keys.create')}
          others={
            <Button look="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
          }
          onSubmit={(values) => create.mutate(givenOf(values))}
        >
          <TextField
            name="name"
            label={t('keys.name')}
            hint={t('keys.nameHint')}
            error={fieldError(error, 'name', { namespace: 'access' })}
            autoComplete="off"
          />
          <Scopes error={fieldError(error, 'scopes', { namespace: 'access', beside })} />
          <TextField
            name="expiresAt"
            type="date"
            label={t('keys.expires')}
            hint={t('keys.expiresHint')}
            error={fieldError(error, 'expiresAt', { namespace: 'access', beside })}
            className="!w-48"
          />
        </SettingsForm>
      </div>
      {identity.dialog}
    </Dialog>
  );
}

function givenOf(values: FormData): Given {
  const day = String(values.get('expiresAt'));
  return {
    name: String(values.get('name')),
    // The checkboxes offer exactly the scopes.
    scopes: values.getAll('scopes').map(String) as Given['scopes'],
    ...(day ? { expiresAt: new Date(`${day}T23:59:59`).toISOString() } : {}),
  };
}

/** Only what this person may do: nobody hands out more than they hold. */
function Scopes({ error }: { error: string | undefined }) {
  const session = useSession();
  const [isAll, setAll] = useState(false);
  const own = permissions.filter((permission) => session.permissions.includes(permission));
  return (
    <fieldset aria-describedby={error ? 'scopes-error' : undefined}>
      <legend className="font-strong">{t('keys.scopes')}</legend>
      {own.length === permissions.length && (
        <Checkbox
          name="scopes"
          value="all"
          label={t('keys.all')}
          checked={isAll}
          onChange={(event) => setAll(event.target.checked)}
        />
      )}
      <div hidden={isAll}>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {own.map((permission) => (
            <Checkbox
              key={permission}
              name="scopes"
              value={permission}
              disabled={isAll}
              label={scopeWords(permission)}
            />
          ))}
        </div>
      </div>
      {error && (
        <p id="scopes-error" className="text-sm text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
