import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, ErrorState, SkeletonRows, TextArea, TextField } from '#web/ui/index.ts';
import type { Workspace } from '../contract.ts';
import { useChangeWorkspace, useWorkspace } from './api.ts';
import { CalculationSettings } from './calculation-settings.tsx';
import { PictureSettings } from './picture-settings.tsx';
import { fieldError, SettingsForm } from './settings-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { WorkingWeek } from './working-week.tsx';

const t = texts('workspace');
const beside = { time_zone_unknown: 'timeZone', locale_unknown: 'locale', currency_unknown: 'currency' };

/** Who this business is, and what its calculations go by. */
export function Page() {
  const { data, error, refetch } = useWorkspace();
  const mayManage = useMay('settings:manage');
  return (
    <SettingsFrame title={t('workspace.title')} lead={mayManage ? t('workspace.lead') : t('readOnly')}>
      {error && <ErrorState error={error} namespace="workspace" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data && (
        <fieldset disabled={!mayManage} className="flex flex-col gap-5">
          <Identity workspace={data} />
          <WorkingWeek workspace={data} />
          <PictureSettings settings={data.settings} />
          <CalculationSettings settings={data.settings} defaults={data.defaults} />
        </fieldset>
      )}
    </SettingsFrame>
  );
}

function Identity({ workspace }: { workspace: Workspace }) {
  const change = useChangeWorkspace();
  const wrong = (path: string) => fieldError(change.error, path, { namespace: 'workspace', beside });
  return (
    <Card labelledBy="identity">
      <CardTitle id="identity">{t('workspace.identity')}</CardTitle>
      <SettingsForm
        namespace="workspace"
        error={change.error}
        beside={beside}
        isBusy={change.isPending}
        onSubmit={(values) =>
          change.mutate({
            name: String(values.get('name')),
            timeZone: String(values.get('timeZone')).trim(),
            locale: String(values.get('locale')).trim(),
            currency: String(values.get('currency')).trim().toUpperCase(),
            slogans: String(values.get('slogans'))
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          })
        }
      >
        <TextField
          name="name"
          label={t('workspace.name')}
          hint={t('workspace.nameHint')}
          error={wrong('name')}
          defaultValue={workspace.name}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            name="timeZone"
            label={t('workspace.timeZone')}
            error={wrong('timeZone')}
            list="time-zones"
            autoComplete="off"
            defaultValue={workspace.timeZone}
          />
          <TextField
            name="locale"
            label={t('workspace.locale')}
            error={wrong('locale')}
            autoComplete="off"
            defaultValue={workspace.locale}
          />
          <TextField
            name="currency"
            label={t('workspace.currency')}
            error={wrong('currency')}
            list="currencies"
            autoComplete="off"
            defaultValue={workspace.currency}
          />
        </div>
        <Choices id="time-zones" values={Intl.supportedValuesOf('timeZone')} />
        <Choices id="currencies" values={Intl.supportedValuesOf('currency')} />
        <TextArea
          name="slogans"
          label={t('workspace.slogans')}
          hint={t('workspace.slogansHint')}
          error={wrong('slogans')}
          defaultValue={workspace.slogans.join('\n')}
        />
      </SettingsForm>
    </Card>
  );
}

function Choices({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
