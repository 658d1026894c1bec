import { texts } from '#web/texts.ts';
import { Checkbox, Select, TextField } from '#web/ui/index.ts';
import type { Inbox } from '../contract.ts';
import { useTeams } from './api.ts';
import { ServerFields } from './server-fields.tsx';

const t = texts('channels');

interface InboxFieldsProps {
  inbox?: Inbox;
  wrong: (path: string) => string | undefined;
}

/** Everything about an inbox that can be said in a form; the same for a new one and one that is there. */
export function InboxFields({ inbox, wrong }: InboxFieldsProps) {
  const teams = useTeams();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('inbox.name')}
          hint={t('inbox.nameHint')}
          error={wrong('name')}
          autoComplete="off"
          defaultValue={inbox?.name}
        />
        <TextField
          name="address"
          type="email"
          label={t('inbox.address')}
          hint={inbox ? t('inbox.addressStays') : t('inbox.addressHint')}
          error={wrong('address')}
          autoComplete="off"
          readOnly={inbox !== undefined}
          defaultValue={inbox?.address}
        />
      </div>
      {teams.length > 0 && (
        <Select
          // The chosen team is among the options only once they are there.
          key={teams.length}
          name="teamId"
          label={t('inbox.team')}
          hint={t('inbox.teamHint')}
          error={wrong('teamId')}
          defaultValue={inbox?.teamId ?? ''}
          options={[
            { value: '', label: t('inbox.noTeam') },
            ...teams.map((team) => ({ value: team.id, label: team.name })),
          ]}
        />
      )}
      <ServerFields
        kind="imap"
        known={inbox?.connection.imap}
        hasPassword={inbox?.hasImapPassword ?? false}
        wrong={wrong}
      />
      <ServerFields
        kind="smtp"
        known={inbox?.connection.smtp}
        hasPassword={inbox?.hasSmtpPassword ?? false}
        wrong={wrong}
      />
      <details className="border-t border-line pt-3">
        <summary className="min-h-8 cursor-pointer font-strong text-ink-2">{t('inbox.more')}</summary>
        <div className="flex flex-col gap-4 pt-3">
          <TextField
            name="trustedAuthservId"
            label={t('inbox.trusted')}
            hint={t('inbox.trustedHint')}
            error={wrong('connection.trustedAuthservId')}
            autoComplete="off"
            defaultValue={inbox?.connection.trustedAuthservId}
          />
          <div>
            <Checkbox
              name="plusAddress"
              label={t('inbox.plus')}
              defaultChecked={inbox?.connection.plusAddress === 'use'}
            />
            <p className="pl-6 text-sm text-ink-3">{t('inbox.plusHint')}</p>
          </div>
        </div>
      </details>
    </>
  );
}
