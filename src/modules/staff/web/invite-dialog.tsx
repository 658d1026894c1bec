import { CopyLine, fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { mayGiveRole, roles, type Role } from '#modules/access/permissions.ts';
import { dayWithYear } from '#web/format.ts';
import { useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';
import { Button, Checkbox, Dialog, Select, TextField } from '#web/ui/index.ts';
import type { Team } from '../contract.ts';
import { useInvite } from './api.ts';

const t = texts('staff');
const beside = {
  address_invalid: 'email',
  email_taken: 'email',
  role_not_yours_to_give: 'role',
  team_unknown: 'teamIds',
};

/** Invites by mail; where this installation can send none, by a link that the inviter passes on. */
export function InviteDialog({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) {
  const { staff: me } = useSession();
  const invite = useInvite();
  const wrong = (path: string) => fieldError(invite.error, path, { namespace: 'staff', beside });
  const made = invite.data;
  if (made)
    return (
      <Dialog
        title={t('invite.done')}
        onClose={onClose}
        footer={
          <Button look="primary" onClick={onClose}>
            {t('invite.close')}
          </Button>
        }
      >
        <div role="status" className="flex max-w-md flex-col gap-3">
          <p>{t(made.link ? 'invite.passOn' : 'invite.sent', { email: made.email })}</p>
          {made.link && <CopyLine label={t('invite.link')} text={made.link} />}
          <p className="text-sm text-ink-3">{t('invite.until', { day: dayWithYear(made.expiresAt) })}</p>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('invite.title')} onClose={onClose}>
      <div className="w-md max-w-full">
        <SettingsForm
          namespace="staff"
          error={invite.error}
          beside={beside}
          isBusy={invite.isPending}
          submit={t('invite.submit')}
          others={
            <Button look="quiet" onClick={onClose}>
              {t('cancel')}
            </Button>
          }
          onSubmit={(values) => {
            const name = String(values.get('name')).trim();
            invite.mutate({
              email: String(values.get('email')),
              // The select offers exactly the roles.
              role: String(values.get('role')) as Role,
              teamIds: values.getAll('teamIds').map(String),
              ...(name ? { name } : {}),
            });
          }}
        >
          <TextField
            name="email"
            type="email"
            label={t('invite.email')}
            error={wrong('email')}
            autoComplete="off"
          />
          <TextField name="name" label={t('invite.name')} error={wrong('name')} autoComplete="off" />
          <Select
            name="role"
            label={t('invite.role')}
            hint={t('invite.roleHint')}
            error={wrong('role')}
            defaultValue="staff"
            options={roles
              .filter((role) => mayGiveRole(me.role, role))
              .map((role) => ({ value: role, label: word(`web:roles.${role}`) }))}
          />
          {teams.length > 0 && (
            <fieldset>
              <legend className="font-strong">{t('invite.teams')}</legend>
              <div className="flex flex-wrap gap-x-4">
                {teams.map((team) => (
                  <Checkbox key={team.id} name="teamIds" value={team.id} label={team.name} />
                ))}
              </div>
            </fieldset>
          )}
        </SettingsForm>
      </div>
    </Dialog>
  );
}
