import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, Dialog, TextField } from '#web/ui/index.ts';
import type { StaffMember, Team } from '../contract.ts';
import { useDeleteTeam, useSaveTeam } from './api.ts';

const t = texts('staff');
const beside = { team_name_taken: 'name' };

interface TeamDialogProps {
  team?: Team;
  people: readonly StaffMember[];
  onClose: () => void;
}

export function TeamDialog({ team, people, onClose }: TeamDialogProps) {
  const save = useSaveTeam(team?.id);
  const remove = useDeleteTeam();
  const error = remove.error ?? save.error;
  return (
    <Dialog title={team ? team.name : t('teams.add')} onClose={onClose}>
      <div className="w-md max-w-full">
        <SettingsForm
          namespace="staff"
          error={error}
          beside={beside}
          isBusy={save.isPending}
          others={
            <>
              <Button look="quiet" onClick={onClose}>
                {t('cancel')}
              </Button>
              {team && (
                <Button
                  look="danger"
                  className="ml-auto"
                  busy={remove.isPending}
                  onClick={() => remove.mutate(team.id, { onSuccess: onClose })}
                >
                  {t('teams.dissolve')}
                </Button>
              )}
            </>
          }
          onSubmit={(values) => {
            remove.reset();
            save.mutate(
              { name: String(values.get('name')), memberIds: values.getAll('memberIds').map(String) },
              { onSuccess: onClose },
            );
          }}
        >
          <TextField
            name="name"
            label={t('teams.name')}
            error={fieldError(error, 'name', { namespace: 'staff', beside })}
            autoComplete="off"
            defaultValue={team?.name}
          />
          {/* Members beyond the people loaded so far stay members. */}
          {team?.memberIds
            .filter((id) => !people.some((person) => person.id === id))
            .map((id) => (
              <input key={id} type="hidden" name="memberIds" value={id} />
            ))}
          <fieldset>
            <legend className="font-strong">{t('teams.members')}</legend>
            <div className="grid gap-x-4 sm:grid-cols-2">
              {people
                .filter((person) => person.status !== 'suspended' || team?.memberIds.includes(person.id))
                .map((person) => (
                  <Checkbox
                    key={person.id}
                    name="memberIds"
                    value={person.id}
                    label={person.name || person.email}
                    defaultChecked={team?.memberIds.includes(person.id)}
                  />
                ))}
            </div>
          </fieldset>
        </SettingsForm>
      </div>
    </Dialog>
  );
}
