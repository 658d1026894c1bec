import { useState } from 'react';
import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, TextArea, TextField } from '#web/ui/index.ts';
import type { Workspace } from '../contract.ts';
import { readDay, writeDay } from './day-words.ts';
import { useChangeWorkspace } from './api.ts';
import { SettingsForm } from './settings-form.tsx';

const t = texts('workspace');
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The days the house works by, for what is due inside the house; a customer's wait knows none of them. */
export function WorkingWeek({ workspace }: { workspace: Workspace }) {
  const change = useChangeWorkspace();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const submit = (values: FormData) => {
    const days = weekdays.map(
      (weekday) => [weekday, readDay(weekday, String(values.get(`day-${weekday}`)))] as const,
    );
    const holidays = String(values.get('holidays')).split(/\s+/).filter(Boolean);
    const periods = days.flatMap(([, read]) => read ?? []);
    const found = {
      ...Object.fromEntries(
        days.filter(([, read]) => !read).map(([weekday]) => [weekday, t('week.notTimes')]),
      ),
      ...(periods.length === 0 && days.every(([, read]) => read) ? { 1: t('week.noDay') } : {}),
      ...(holidays.every(isDay) ? {} : { holidays: t('week.notDays') }),
    };
    setWrong(found);
    if (Object.keys(found).length === 0) change.mutate({ workingPeriods: periods, holidays });
  };
  const refused = change.error instanceof ApiError ? change.error.fields : [];
  return (
    <Card labelledBy="week">
      <CardTitle id="week">{t('week.title')}</CardTitle>
      <p className="mb-4 max-w-prose text-ink-2">{t('week.lead')}</p>
      <SettingsForm namespace="workspace" error={change.error} isBusy={change.isPending} onSubmit={submit}>
        <div className="grid gap-4 sm:grid-cols-2">
          {weekdays.map((weekday) => (
            <TextField
              key={weekday}
              name={`day-${weekday}`}
              label={t(`week.days.${weekday}`)}
              placeholder={t('week.off')}
              error={wrong[weekday]}
              autoComplete="off"
              defaultValue={writeDay(weekday, workspace.workingPeriods)}
            />
          ))}
        </div>
        <TextArea
          name="holidays"
          label={t('week.holidays')}
          hint={t('week.holidaysHint')}
          error={
            wrong['holidays'] ??
            (refused.some(({ path }) => path.startsWith('holidays')) ? t('week.notDays') : undefined)
          }
          rows={4}
          defaultValue={workspace.holidays.join('\n')}
        />
      </SettingsForm>
    </Card>
  );
}
