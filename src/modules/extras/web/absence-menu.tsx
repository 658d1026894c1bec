import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Menu, toast } from '#web/ui/index.ts';
import type { LadderRow } from '../contract.ts';
import { saidSo, useRecordAbsence } from './api.ts';

const t = texts('extras');

/** Not given this time: was it missed? The only way to learn whether it is still a surprise. */
export function AbsenceMenu({ row }: { row: LadderRow }) {
  const record = useRecordAbsence();
  const say = (wasMissed: boolean) =>
    record.mutate(
      { customerId: row.account.id, kindId: row.kind.id, wasMissed },
      {
        onSuccess: () => saidSo('absence.saved', { kind: row.kind.name }),
        onError: (error) => toast({ text: explain(error, 'extras'), tone: 'bad' }),
      },
    );
  return (
    <Menu
      label={t('absence.title')}
      items={[
        { id: 'missed', label: t('absence.missed'), onSelect: () => say(true) },
        { id: 'fine', label: t('absence.fine'), onSelect: () => say(false) },
      ]}
      trigger={(props) => (
        <Button
          {...props}
          size="small"
          look="quiet"
          className="pointer-coarse:min-h-11"
          aria-label={t('absence.doOf', { kind: row.kind.name, name: row.account.name })}
        >
          {t('absence.do')}
        </Button>
      )}
    />
  );
}
