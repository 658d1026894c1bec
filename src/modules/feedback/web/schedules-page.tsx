import { useState } from 'react';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, ErrorState, Skeleton, Switch, TextField } from '#web/ui/index.ts';
import type { CheckInSchedule } from '../contract/check-ins.ts';
import { useChangeSchedule, useSchedules } from './api.ts';

const t = texts('feedback');

/** How often customers of each tier are asked the three questions. */
export function Page() {
  const schedules = useSchedules();
  return (
    <SettingsFrame title={t('schedules.title')} lead={t('schedules.lead')}>
      {schedules.isPending && <Skeleton className="h-60" />}
      {schedules.isError && (
        <ErrorState error={schedules.error} namespace="feedback" onRetry={() => void schedules.refetch()} />
      )}
      {schedules.data && (
        <Card>
          <ul className="flex flex-col">
            {schedules.data.data.map((schedule) => (
              <ScheduleLine key={`${schedule.tier}-${schedule.everyDays}`} schedule={schedule} />
            ))}
          </ul>
        </Card>
      )}
    </SettingsFrame>
  );
}

function ScheduleLine({ schedule }: { schedule: CheckInSchedule }) {
  const change = useChangeSchedule();
  const mayManage = useMay('settings:manage');
  const [days, setDays] = useState(String(schedule.everyDays));
  const typed = Number(days);
  const isFine = Number.isInteger(typed) && typed >= 30 && typed <= 730;
  const tier = t(`schedules.tier.${schedule.tier}`);
  return (
    <li className="flex flex-wrap items-end gap-x-6 gap-y-3 border-b border-line py-4 first:pt-0 last:border-0 last:pb-0">
      <div className="min-w-48 flex-1">
        <Switch
          label={tier}
          hint={t(schedule.isOn ? 'schedules.on' : 'schedules.off', { count: schedule.everyDays })}
          isOn={schedule.isOn}
          disabled={!mayManage || change.isPending}
          onChange={(isOn) => change.mutate({ ...schedule, isOn })}
        />
      </div>
      <form
        className="grid w-52 grid-cols-[1fr_auto] items-end max-sm:w-full"
        onSubmit={(event) => {
          event.preventDefault();
          if (isFine) change.mutate({ ...schedule, everyDays: typed });
        }}
      >
        <TextField
          label={t('schedules.days', { tier })}
          type="number"
          min={30}
          max={730}
          value={days}
          disabled={!mayManage}
          error={isFine ? undefined : t('schedules.wrong')}
          onChange={(event) => setDays(event.target.value)}
        />
        {mayManage && typed !== schedule.everyDays && (
          <Button type="submit" className="ml-2" busy={change.isPending} disabled={!isFine}>
            {t('schedules.save')}
          </Button>
        )}
      </form>
    </li>
  );
}
