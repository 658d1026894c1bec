import { useState, type ReactNode } from 'react';
import { SettingsForm, fieldError } from '#modules/workspace/web/index.ts';
import { majorOf, minorOf } from '#web/amounts.ts';
import { texts } from '#web/texts.ts';
import { TextField } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { useChangeRecovery } from './api.ts';
import { CustomerField } from './customer-field.tsx';
import { Segments } from './segments.tsx';
import { instantOf, localText } from './wall-text.ts';

const t = texts('recovery');
const losses = ['money', 'time', 'product', 'attention'] as const;
type Part = 'paid' | 'loss' | 'end' | 'people';

interface PlaceFormProps {
  recovery: Recovery;
  fields: readonly Part[];
  others?: ReactNode;
  onDone?: () => void;
}

/** What was paid and what was lost, until when they stay, who was served and who pays. */
export function PlaceForm({ recovery, fields, others, onDone }: PlaceFormProps) {
  const change = useChangeRecovery();
  const [beneficiary, setBeneficiary] = useState(recovery.beneficiary);
  const [payer, setPayer] = useState(recovery.payer);
  const [problem, setProblem] = useState<string>();
  const { currency } = recovery;
  const submit = (values: FormData) => {
    const given = read(values, currency);
    setProblem(given ? undefined : t('fields.paidMinor'));
    if (!given) return;
    change.mutate(
      {
        id: recovery.id,
        revision: recovery.revision,
        ...given,
        ...(fields.includes('people') ? { beneficiaryId: beneficiary.id, payerId: payer.id } : {}),
      },
      { onSuccess: () => onDone?.() },
    );
  };
  return (
    <SettingsForm
      namespace="recovery"
      error={change.error}
      isBusy={change.isPending}
      submit={t('place.save')}
      others={others}
      onSubmit={submit}
    >
      {fields.includes('paid') && (
        <TextField
          name="paid"
          inputMode="decimal"
          label={t('place.paid', { currency })}
          hint={t('place.paidHint')}
          defaultValue={majorOf(recovery.paidMinor, currency)}
          error={problem ?? fieldError(change.error, 'paidMinor', { namespace: 'recovery' })}
        />
      )}
      {fields.includes('loss') && (
        <Segments
          legend={t('place.loss')}
          name="loss"
          defaultValue={recovery.loss ?? ''}
          options={losses.map((loss) => ({ value: loss, label: t(`loss.${loss}`) }))}
        />
      )}
      {fields.includes('end') && (
        <TextField
          name="endsAt"
          type="datetime-local"
          label={t('place.ends')}
          hint={t('place.endsHint')}
          defaultValue={recovery.endsAt ? localText(new Date(recovery.endsAt)) : ''}
        />
      )}
      {fields.includes('people') && (
        <>
          <CustomerField label={t('people.beneficiary')} chosen={beneficiary} onChoose={setBeneficiary} />
          <CustomerField label={t('people.payer')} chosen={payer} onChoose={setPayer} />
        </>
      )}
    </SettingsForm>
  );
}

/** Only what the form holds; undefined where an amount is none. */
function read(values: FormData, currency: string) {
  const paid = values.get('paid');
  const paidMinor = paid === null ? null : minorOf(String(paid), currency);
  if (paidMinor === undefined) return undefined;
  const loss = losses.find((one) => one === values.get('loss'));
  const ends = values.get('endsAt');
  return {
    ...(paid === null ? {} : { paidMinor }),
    ...(loss ? { loss } : {}),
    ...(ends === null ? {} : { endsAt: instantOf(String(ends)) ?? null }),
  };
}
