import { useState } from 'react';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Select, Switch, TextField, toast } from '#web/ui/index.ts';
import { ruleFlex, ruleKind, type Rule } from '../contract.ts';
import { hasEnded, holds, oneYearAfter } from '../logic.ts';
import { useChangeRule, useCreateRule, useStaff } from './api.ts';
import { RuleEnd } from './rule-end.tsx';
import { BurdenField, minutesOf, SentenceField } from './rule-fields.tsx';
import { moreFactsOf, RuleMoreFields } from './rule-more-fields.tsx';

const t = texts('rules');
const beside = {
  review_too_late: 'reviewBy',
  law_never_bends: 'flex',
  review_in_the_past: 'reviewBy',
  staff_unknown: 'ownerStaffId',
};

interface RuleDialogProps {
  rule?: Rule;
  /** It may be said to be made new, and then waits at the gate until it has everything. */
  isNew?: boolean;
  onClose: () => void;
}

/** Writes or changes one rule; everything on one sheet, the customer's sentence second. */
export function RuleDialog({ rule, isNew = false, onClose }: RuleDialogProps) {
  const create = useCreateRule();
  const change = useChangeRule();
  const [isTold, setTold] = useState(rule?.isTold ?? true);
  const [isMadeNew, setMadeNew] = useState(isNew);
  const error = change.error ?? create.error;
  const wrong = (path: string) => fieldError(error, path, { namespace: 'rules', beside });
  const done = (words: string) => {
    toast({ text: words, tone: 'good', name: 'rule' });
    onClose();
  };
  const submit = (form: FormData) => {
    const facts = { ...factsOf(form), isTold };
    const options = { onSuccess: () => done(t('form.saved')) };
    if (rule)
      change.mutate({ id: rule.id, revision: rule.revision, ...facts, ...liveAgain(rule, facts) }, options);
    else if (isMadeNew) create.mutate({ ...facts, isNew: true, status: 'nominated' }, options);
    else create.mutate({ ...facts, status: 'live' }, options);
  };
  return (
    <Dialog title={rule?.staffWording ?? t('limits.newRule')} onClose={onClose} shape="wide">
      <SettingsForm
        namespace="rules"
        error={error}
        beside={beside}
        isBusy={create.isPending || change.isPending}
        submit={t('form.save')}
        others={
          <Button look="quiet" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
        onSubmit={submit}
      >
        {isNew && (
          <Switch
            label={t('life.gate.isNew')}
            hint={t('life.gate.isNewHint')}
            isOn={isMadeNew}
            onChange={setMadeNew}
          />
        )}
        <Words rule={rule} wrong={wrong} />
        <RuleMoreFields rule={rule} wrong={wrong} />
        <Firmness rule={rule} wrong={wrong} />
        <Switch label={t('form.told')} hint={t('form.toldHint')} isOn={isTold} onChange={setTold} />
        {!isTold && (
          <TextField
            name="untoldBecause"
            label={t('form.untoldBecause')}
            defaultValue={rule?.untoldBecause}
          />
        )}
      </SettingsForm>
      {rule && <RuleEnd rule={rule} onDone={done} />}
    </Dialog>
  );
}

/** A rule on its way becomes live by being saved whole. */
function liveAgain(rule: Rule, facts: { customerSentence: string; ownerStaffId: string | null }) {
  const isWhole = facts.customerSentence !== '' && facts.ownerStaffId !== null;
  return holds(rule.status) || rule.isNew || hasEnded(rule.status) || !isWhole
    ? {}
    : { status: 'live' as const };
}

function factsOf(form: FormData) {
  const words = (name: string) => textIn(form, name);
  return {
    staffWording: words('staffWording'),
    customerSentence: words('customerSentence'),
    why: words('why'),
    protects: words('protects'),
    // The selects offer exactly these.
    kind: words('kind') as Rule['kind'],
    flex: words('flex') as Rule['flex'],
    ownerStaffId: words('ownerStaffId') || null,
    reviewBy: words('reviewBy') || null,
    untoldBecause: words('untoldBecause'),
    burdenMinutes: minutesOf(words('burdenMinutes')),
    staffMinutes: minutesOf(words('staffMinutes')),
    ...moreFactsOf(form),
  };
}

interface PartProps {
  rule: Rule | undefined;
  wrong: (path: string) => string | undefined;
}

function Words({ rule, wrong }: PartProps) {
  return (
    <>
      <TextField
        name="staffWording"
        label={t('form.staffWording')}
        hint={t('form.staffWordingHint')}
        error={wrong('staffWording')}
        maxLength={500}
        autoComplete="off"
        defaultValue={rule?.staffWording}
      />
      <SentenceField rule={rule} wrong={wrong} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="why" label={t('form.why')} maxLength={1000} defaultValue={rule?.why} />
        <TextField name="protects" label={t('form.protects')} maxLength={300} defaultValue={rule?.protects} />
      </div>
    </>
  );
}

function Firmness({ rule, wrong }: PartProps) {
  const { staff } = useSession();
  const people = useStaff().data?.data ?? [];
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        name="kind"
        label={t('form.kind')}
        defaultValue={rule?.kind ?? 'commercial'}
        options={ruleKind.options.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Select
        name="flex"
        label={t('form.flex')}
        error={wrong('flex')}
        defaultValue={rule?.flex ?? 'soft'}
        options={ruleFlex.options.map((value) => ({
          value,
          label: `${t(`flex.${value}`)}: ${t(`flexHint.${value}`)}`,
        }))}
      />
      <Select
        key={people.length}
        name="ownerStaffId"
        label={t('form.owner')}
        error={wrong('ownerStaffId')}
        defaultValue={rule ? (rule.owner?.id ?? '') : staff.id}
        options={[
          { value: '', label: t('form.noOwner') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name="reviewBy"
        type="date"
        label={t('form.reviewBy')}
        hint={t('form.reviewByHint')}
        error={wrong('reviewBy')}
        max={oneYearAfter(today)}
        defaultValue={rule ? (rule.reviewBy ?? '') : oneYearAfter(today)}
      />
      <BurdenField rule={rule} wrong={wrong} />
      <TextField
        name="staffMinutes"
        type="number"
        min={0}
        inputMode="numeric"
        label={t('life.staffMinutes')}
        defaultValue={rule?.staffMinutes ?? ''}
      />
    </div>
  );
}
