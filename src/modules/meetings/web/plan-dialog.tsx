import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useNow } from '#web/format.ts';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, Dialog, Select, TextField } from '#web/ui/index.ts';
import { createMeeting, type Meeting } from '../contract.ts';
import { useDoing } from './api.ts';
import { CustomerField, type ChosenCustomer } from './customer-field.tsx';
import { instantOf, localText, WhenField } from './when-field.tsx';

const t = texts('meetings');
const kinds = ['account-review', 'huddle', 'one-to-one'] as const;

/** In two weeks at ten: long enough for the pre-read to leave in time. */
function usual(now: number): string {
  const at = new Date(now + 14 * 86_400_000);
  at.setHours(10, 0, 0, 0);
  return localText(at);
}

/** Plans a meeting; a review begins with what was found about the client. */
export function PlanDialog({ customer, onClose }: { customer?: ChosenCustomer; onClose: () => void }) {
  const navigate = useNavigate();
  const create = useDoing(createMeeting);
  const now = useNow();
  const [kind, setKind] = useState<Meeting['kind']>('account-review');
  const [chosen, setChosen] = useState(customer);
  const [when, setWhen] = useState(() => usual(now));
  const [place, setPlace] = useState('');
  const [fromFindings, setFromFindings] = useState(true);
  const isReview = kind === 'account-review';
  const scheduledAt = instantOf(when);
  const submit = () => {
    if (scheduledAt === undefined || (isReview && !chosen)) return;
    create.mutate(
      {
        kind,
        scheduledAt,
        place,
        ...(isReview && chosen ? { customerId: chosen.id } : {}),
        agenda: (isReview || kind === 'huddle') && fromFindings ? 'findings' : 'empty',
      },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/same-page/reviews/$meetingId', params: { meetingId: id } }),
      },
    );
  };
  return (
    <Dialog
      title={t('plan.title')}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            busy={create.isPending}
            disabled={scheduledAt === undefined || (isReview && !chosen)}
            onClick={submit}
          >
            {t('plan.do')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Select
          label={t('plan.kind')}
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'account-review')}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {isReview && <CustomerField chosen={chosen} onChoose={setChosen} />}
        <WhenField label={t('plan.when')} value={when} onChange={setWhen} />
        <TextField
          label={t('plan.place')}
          hint={t('plan.placeHint')}
          autoComplete="off"
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
        {(isReview || kind === 'huddle') && (
          <Checkbox
            label={t(isReview ? 'plan.findings' : 'plan.huddle')}
            checked={fromFindings}
            onChange={(event) => setFromFindings(event.target.checked)}
          />
        )}
        {create.error && (
          <p role="alert" className="text-bad">
            {explain(create.error, 'meetings')}
          </p>
        )}
      </form>
    </Dialog>
  );
}
