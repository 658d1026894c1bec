import { useState } from 'react';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { majorOf, minorOf } from '#web/amounts.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, TextField, toast } from '#web/ui/index.ts';
import type { AuthorityOfPerson } from '../contract.ts';
import { useChangeAuthority } from './api.ts';

const t = texts('authority');

interface LimitsDialogProps {
  person: AuthorityOfPerson;
  currency: string;
  onClose: () => void;
}

/** One person's own limits; left empty they are the workspace's. */
export function LimitsDialog({ person, currency, onClose }: LimitsDialogProps) {
  const change = useChangeAuthority();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const errorOf = (path: string) =>
    wrong.includes(path) ? t('limits.noAmount') : fieldError(change.error, path, { namespace: 'authority' });
  const submit = (values: FormData) => {
    const read = (name: string) => minorOf(String(values.get(name) ?? ''), currency);
    const [perCaseMinor, perMonthMinor] = [read('perCaseMinor'), read('perMonthMinor')];
    setWrong([
      ...(perCaseMinor === undefined ? ['perCaseMinor'] : []),
      ...(perMonthMinor === undefined ? ['perMonthMinor'] : []),
    ]);
    if (perCaseMinor === undefined || perMonthMinor === undefined) return;
    change.mutate(
      { id: person.staff.id, perCaseMinor, perMonthMinor },
      {
        onSuccess: () => {
          toast({ text: t('limits.saved', { name: person.staff.name }), tone: 'good' });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('limits.title', { name: person.staff.name })} onClose={onClose}>
      <SettingsForm
        namespace="authority"
        error={change.error}
        isBusy={change.isPending}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('limits.cancel')}
          </Button>
        }
        onSubmit={submit}
      >
        <p className="text-ink-2">{t('limits.lead')}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="perCaseMinor"
            label={t('limits.perCase', { currency })}
            error={errorOf('perCaseMinor')}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('limits.usual')}
            defaultValue={majorOf(person.ownPerCaseMinor, currency)}
          />
          <TextField
            name="perMonthMinor"
            label={t('limits.perMonth', { currency })}
            error={errorOf('perMonthMinor')}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('limits.usual')}
            defaultValue={majorOf(person.ownPerMonthMinor, currency)}
          />
        </div>
      </SettingsForm>
    </Dialog>
  );
}
