import { SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import type { Recovery } from '../contract.ts';
import { useTakeStep } from './api.ts';

const t = texts('recovery');

export function OwnForm({ recovery, step }: { recovery: Recovery; step: 'noticed' | 'owned' }) {
  const take = useTakeStep();
  return (
    <SettingsForm
      namespace="recovery"
      error={take.error}
      isBusy={take.isPending}
      submit={t(`do.${step}`)}
      onSubmit={() => take.mutate({ id: recovery.id, step })}
    >
      {null}
    </SettingsForm>
  );
}
