import { SettingsForm } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog } from '#web/ui/index.ts';
import type { LadderRow } from '../contract.ts';
import { saidSo, useEndExtra } from './api.ts';
import { DecisionFields, readDecision } from './decision-fields.tsx';

const t = texts('extras');

/** Decides what becomes of an extra that one customer has come to expect. */
export function EndDialog({ row, onClose }: { row: LadderRow; onClose: () => void }) {
  const end = useEndExtra();
  return (
    <Dialog title={t('decide.title', { kind: row.kind.name })} onClose={onClose}>
      <SettingsForm
        namespace="extras"
        error={end.error}
        isBusy={end.isPending}
        submit={t('decide.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
        onSubmit={(values) =>
          end.mutate(
            { kindId: row.kind.id, customerId: row.account.id, ...readDecision(values) },
            {
              onSuccess: ({ isBrokenPromise }) => {
                onClose();
                saidSo(isBrokenPromise ? 'decide.savedBroken' : 'decide.saved', { kind: row.kind.name });
              },
            },
          )
        }
      >
        <p className="text-ink-2">{t('decide.lead', { name: row.account.name })}</p>
        <DecisionFields />
      </SettingsForm>
    </Dialog>
  );
}
