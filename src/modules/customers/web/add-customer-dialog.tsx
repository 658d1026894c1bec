import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, TextField } from '#web/ui/index.ts';
import { tier as tiers } from '../contract.ts';
import { useCreateCustomer } from './api.ts';

const t = texts('customers');

/** Adds somebody we serve; what was typed stays when the server refuses. */
export function AddCustomerDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateCustomer();
  const navigate = useNavigate();
  const form = useId();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [tier, setTier] = useState<(typeof tiers.options)[number]>('standard');
  const [kind, setKind] = useState<'contact' | 'company'>('contact');
  const problem = create.error ? problemOf(create.error) : {};
  const submit = () =>
    create.mutate(
      { name: name.trim(), tier, kind, ...(email.trim() ? { email: email.trim() } : {}) },
      {
        onSuccess: (customer) => {
          onClose();
          void navigate({ to: `/customers/${customer.id}` });
        },
      },
    );
  return (
    <Dialog
      title={t('add.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={form} busy={create.isPending}>
            {t('add.do')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {problem.whole && (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {problem.whole}
          </p>
        )}
        <TextField
          label={t('fields.name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('fields.email')}
          hint={t('add.emailHint')}
          type="email"
          maxLength={320}
          value={email}
          error={problem.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Select
          label={t('fields.kind')}
          value={kind}
          options={(['contact', 'company'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(event) => setKind(event.target.value === 'company' ? 'company' : 'contact')}
        />
        <Select
          label={t('fields.tier')}
          value={tier}
          options={tiers.options.map((value) => ({ value, label: t(`tiers.${value}`) }))}
          onChange={(event) => setTier(tiers.options.find((one) => one === event.target.value) ?? 'standard')}
        />
      </form>
    </Dialog>
  );
}

/** An address that is refused is said beside its field, everything else above the form. */
function problemOf(error: unknown): { whole?: string; email?: string } {
  const isOfAddress =
    error instanceof ApiError &&
    (error.code.startsWith('address_') || error.fields.some(({ path }) => path === 'email'));
  return isOfAddress ? { email: explain(error, 'customers') } : { whole: explain(error, 'customers') };
}
