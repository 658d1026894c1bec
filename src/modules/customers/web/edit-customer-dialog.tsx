import { useId, useState } from 'react';
import { explain } from '#web/api.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Combobox, Dialog, Field, Select, Switch, TextField, toast } from '#web/ui/index.ts';
import { tier as tiers, type Customer } from '../contract.ts';
import { useChangeCustomer, useFoundCompanies } from './api.ts';
import { minorOf, majorOf } from '#web/amounts.ts';

const t = texts('customers');

/** The facts of a customer as one form; what was typed stays when the server refuses. */
export function EditCustomerDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const change = useChangeCustomer(customer.id);
  const { workspace } = useSession();
  const form = useId();
  const [name, setName] = useState(customer.name);
  const [tier, setTier] = useState(customer.tier);
  const [kind, setKind] = useState(customer.kind);
  const [company, setCompany] = useState(customer.company);
  const [value, setValue] = useState(majorOf(customer.yearlyValueMinor, workspace.currency));
  const [externalId, setExternalId] = useState(customer.externalId ?? '');
  const [declinesAsks, setDeclinesAsks] = useState(customer.declinesAsks);
  const [showsPictures, setShowsPictures] = useState(customer.showsPictures);
  const yearlyValueMinor = minorOf(value, workspace.currency);
  const submit = () => {
    if (yearlyValueMinor === undefined) return;
    change.mutate(
      {
        name: name.trim(),
        tier,
        kind,
        companyId: kind === 'company' ? null : (company?.id ?? null),
        yearlyValueMinor,
        externalId: externalId.trim() || null,
        declinesAsks,
        showsPictures,
      },
      {
        onSuccess: () => {
          toast({ text: t('edit.saved'), tone: 'good' });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('edit.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form={form} busy={change.isPending}>
            {t('save')}
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
        {change.isError && (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {explain(change.error, 'customers')}
          </p>
        )}
        <TextField
          label={t('fields.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          label={t('fields.tier')}
          value={tier}
          options={tiers.options.map((one) => ({ value: one, label: t(`tiers.${one}`) }))}
          onChange={(event) => setTier(tiers.options.find((one) => one === event.target.value) ?? tier)}
        />
        <Select
          label={t('fields.kind')}
          value={kind}
          options={(['contact', 'company'] as const).map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          onChange={(event) => setKind(event.target.value === 'company' ? 'company' : 'contact')}
        />
        {kind === 'contact' && <CompanyField company={company} onChange={setCompany} />}
        <TextField
          label={t('fields.yearlyValueIn', { currency: workspace.currency })}
          hint={t('edit.valueHint')}
          inputMode="decimal"
          value={value}
          error={yearlyValueMinor === undefined ? t('edit.valueWrong') : undefined}
          onChange={(event) => setValue(event.target.value)}
        />
        <TextField
          label={t('fields.externalId')}
          hint={t('edit.externalIdHint')}
          maxLength={200}
          value={externalId}
          onChange={(event) => setExternalId(event.target.value)}
        />
        <Switch
          label={t('asks.decline')}
          hint={t('asks.declineHint')}
          isOn={declinesAsks}
          onChange={setDeclinesAsks}
        />
        <Switch
          label={t('pictures.always')}
          hint={t('pictures.hint')}
          isOn={showsPictures}
          onChange={setShowsPictures}
        />
      </form>
    </Dialog>
  );
}

interface CompanyFieldProps {
  company: Customer['company'];
  onChange: (company: Customer['company']) => void;
}

function CompanyField({ company, onChange }: CompanyFieldProps) {
  const [text, setText] = useState('');
  const found = useFoundCompanies(text.trim());
  if (company)
    return (
      <div>
        <div className="font-strong">{t('fields.company')}</div>
        <div className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate">{company.name}</span>
          <Button size="small" onClick={() => onChange(null)}>
            {t('edit.noCompany')}
          </Button>
        </div>
      </div>
    );
  return (
    <Field label={t('fields.company')} hint={t('edit.companyHint')}>
      {() => (
        <Combobox
          label={t('fields.company')}
          text={text}
          onText={setText}
          options={found.map(({ id, name }) => ({ id, label: name }))}
          onChoose={({ id, label }) => onChange({ id, name: label })}
          emptyText={t('edit.companyUnknown')}
        />
      )}
    </Field>
  );
}
