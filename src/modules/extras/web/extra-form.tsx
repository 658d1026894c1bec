import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { ApiError } from '#web/api.ts';
import { minorOf } from '#web/amounts.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, Combobox, TextField } from '#web/ui/index.ts';
import { saidSo, useExtraKinds, useGiveExtra } from './api.ts';
import { DecisionFields, readDecision } from './decision-fields.tsx';

const t = texts('extras');
/** Said below the fields in their own words, and therefore not above them too. */
const beside = { decision_first: 'decision', look_first: 'look' };

/** Kind, what, cost, minutes. The third time running it asks, in place, what is to become of it. */
export function ExtraForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { workspace } = useSession();
  const [name, setName] = useState('');
  const [what, setWhat] = useState('');
  const kinds = useExtraKinds().data?.data ?? [];
  const give = useGiveExtra();
  const error = give.error instanceof ApiError ? give.error : undefined;
  const needsDecision = error?.code === 'decision_first';
  const like = kinds.filter((kind) => kind.name.toLowerCase().includes(name.trim().toLowerCase()));
  const submit = (values: FormData) => {
    const kind = kinds.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    give.mutate(
      {
        conversationId: conversation.id,
        ...(kind ? { kindId: kind.id } : { kindName: name.trim() }),
        what: what.trim(),
        costMinor: minorOf(String(values.get('cost') ?? ''), workspace.currency) ?? 0,
        minutes: Math.round(Number(values.get('minutes') ?? 0)) || 0,
        isPrompted: values.get('prompted') !== null,
        ...(needsDecision ? { decision: readDecision(values) } : {}),
      },
      {
        onSuccess: () => {
          onDone();
          saidSo(needsDecision ? 'extra.savedDecided' : 'extra.saved', { kind: name.trim() });
        },
      },
    );
  };
  return (
    <SettingsForm
      namespace="extras"
      error={give.error}
      beside={beside}
      isBusy={give.isPending}
      submit={t(needsDecision ? 'extra.saveDecided' : 'extra.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      <div className="flex flex-col gap-1">
        <span className="font-strong">{t('extra.kind')}</span>
        <Combobox
          label={t('extra.kind')}
          text={name}
          placeholder={t('extra.kindPlaceholder')}
          options={like.slice(0, 8).map((kind) => ({
            id: kind.id,
            label: kind.name,
            hint: t('extra.kindGiven', { count: kind.given }),
          }))}
          onText={setName}
          onChoose={({ label }) => setName(label)}
        />
      </div>
      <TextField
        label={t('extra.what')}
        hint={t('extra.whatHint')}
        maxLength={500}
        value={what}
        onChange={(event) => setWhat(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="cost"
          label={t('extra.cost', { currency: workspace.currency })}
          inputMode="decimal"
        />
        <TextField name="minutes" label={t('extra.minutes')} inputMode="numeric" />
      </div>
      <Checkbox name="prompted" label={t('extra.prompted')} />
      {error?.code === 'look_first' && <LookFirst facts={error.facts} />}
      {needsDecision && (
        <div role="alert" className="flex flex-col gap-3 rounded-card bg-watch-soft p-3">
          <p className="font-strong">
            {t('extra.decideFirst', { times: error?.facts['times'], kind: name.trim() })}
          </p>
          <DecisionFields />
        </div>
      )}
    </SettingsForm>
  );
}

/** Kindly: what it may spoil, and where the look stands. */
function LookFirst({ facts }: { facts: Record<string, unknown> }) {
  const elements = Array.isArray(facts['elements']) ? facts['elements'] : [];
  const names = elements.map((element: { name?: unknown }) => String(element.name ?? '')).join(', ');
  return (
    <div role="alert" className="rounded-card bg-watch-soft p-3">
      <p className="font-strong">{t('extra.lookFirst', { names })}</p>
      <p>
        {t('extra.lookFirstText')}{' '}
        <Link to="/today" className="text-accent">
          {t('extra.lookOpen')}
        </Link>
      </p>
    </div>
  );
}
