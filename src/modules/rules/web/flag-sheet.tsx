import { useState } from 'react';
import { useMyAuthority } from '#modules/authority/web/index.ts';
import type { Conversation } from '#modules/conversations/contract.ts';
import { SettingsForm } from '#modules/workspace/web/index.ts';
import { minorOf } from '#web/amounts.ts';
import { ApiError } from '#web/api.ts';
import { money } from '#web/format.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Checkbox, TextField, toast } from '#web/ui/index.ts';
import { Beyond } from './flag-beyond.tsx';
import { useFlag, useRulesThatHold } from './flag-api.ts';
import { dropFlagDraft, flagDraft, keepFlagDraft, type FlagDraft } from './flag-draft.ts';
import { FlagRuleField } from './flag-rule-field.tsx';
import { NeverBent } from './never-bent.tsx';

const t = texts('rules');
/** Said in place, with what can be done instead. */
const beside = { authority_exceeded: 'cost', rule_is_hard: 'rule' };

/** Rule, bent or held, need, done, cost: one sheet, Enter saves. A hard rule shows its words and the nearest yes. */
export function FlagSheet({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { workspace } = useSession();
  const [draft, setDraft] = useState(() => flagDraft(conversation.id));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const rules = useRulesThatHold() ?? [];
  const rule = rules.find(({ id }) => id === draft.ruleId);
  const flag = useFlag();
  const isBent = draft.outcome === 'bent' && rule?.flex !== 'hard';
  const change = (part: Partial<FlagDraft>) => {
    const next = { ...draft, ...part };
    keepFlagDraft(conversation.id, next);
    setDraft(next);
  };
  const save = ({ isAlreadyDone }: { isAlreadyDone: boolean }) => {
    const costMinor = minorOf(draft.cost, workspace.currency) ?? (draft.cost.trim() === '' ? 0 : undefined);
    const missing = missingIn(draft, { isBent, costMinor });
    setWrong(missing);
    if (missing.length > 0 || costMinor === undefined) return;
    const bent = { done: draft.done.trim(), costMinor, wouldDoAgain: draft.wouldDoAgain, isAlreadyDone };
    flag.mutate(
      {
        conversationId: conversation.id,
        rule: rule ?? { wording: draft.wording.trim() },
        need: draft.need.trim(),
        ...(isBent ? { bent } : {}),
      },
      {
        onSuccess: () => {
          dropFlagDraft(conversation.id);
          onDone();
          toast({ text: t(isBent ? 'flag.savedBent' : 'flag.savedHeld'), tone: 'good' });
        },
      },
    );
  };
  const wrongIn = (field: string) => (wrong.includes(field) ? t(`flag.missing.${field}`) : undefined);
  const exceeded = flag.error instanceof ApiError && flag.error.code === 'authority_exceeded';
  return (
    <SettingsForm
      namespace="rules"
      error={flag.error}
      beside={beside}
      isBusy={flag.isPending}
      submit={t('flag.save')}
      others={
        <Button look="quiet" onClick={onDone}>
          {t('form.cancel')}
        </Button>
      }
      onSubmit={() => save({ isAlreadyDone: false })}
    >
      <FlagRuleField
        rules={rules}
        wording={draft.wording}
        chosen={rule}
        error={wrongIn('rule')}
        onWording={(wording) => change({ wording, ruleId: undefined })}
        onChoose={({ id, staffWording }) => change({ ruleId: id, wording: staffWording })}
      />
      {rule?.flex === 'hard' ? (
        <NeverBent rule={rule} />
      ) : (
        <Outcome outcome={draft.outcome} onOutcome={(outcome) => change({ outcome })} />
      )}
      <TextField
        label={t('flag.need')}
        error={wrongIn('need')}
        maxLength={1000}
        autoComplete="off"
        value={draft.need}
        onChange={(event) => change({ need: event.target.value })}
      />
      {isBent && <Bent conversationId={conversation.id} draft={draft} wrongIn={wrongIn} onChange={change} />}
      {isBent && exceeded && flag.error instanceof ApiError && (
        <Beyond
          conversationId={conversation.id}
          facts={flag.error.facts}
          words={draft.need}
          isBusy={flag.isPending}
          onAlreadyDone={() => save({ isAlreadyDone: true })}
        />
      )}
    </SettingsForm>
  );
}

function missingIn(
  draft: FlagDraft,
  { isBent, costMinor }: { isBent: boolean; costMinor: number | undefined },
): string[] {
  const missing: string[] = [];
  if (draft.wording.trim() === '') missing.push('rule');
  if (draft.need.trim() === '') missing.push('need');
  if (isBent && draft.done.trim() === '') missing.push('done');
  if (isBent && costMinor === undefined) missing.push('cost');
  return missing;
}

function Outcome({
  outcome,
  onOutcome,
}: {
  outcome: FlagDraft['outcome'];
  onOutcome: (outcome: FlagDraft['outcome']) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-strong">{t('flag.outcome')}</legend>
      <div className="grid grid-cols-2 gap-1 rounded-control bg-sunken p-1">
        {(['bent', 'held'] as const).map((value) => (
          <label
            key={value}
            className="flex min-h-8 items-center justify-center gap-2 rounded-control font-strong text-ink-2 has-checked:bg-surface has-checked:text-ink has-checked:shadow-quiet has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="outcome"
              value={value}
              checked={outcome === value}
              onChange={() => onOutcome(value)}
              className="size-4"
            />
            {t(`flag.${value}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface BentProps {
  conversationId: string;
  draft: FlagDraft;
  wrongIn: (field: string) => string | undefined;
  onChange: (part: Partial<FlagDraft>) => void;
}

function Bent({ conversationId, draft, wrongIn, onChange }: BentProps) {
  const { workspace } = useSession();
  const mine = useMyAuthority({ conversationId }).data;
  return (
    <>
      <TextField
        label={t('flag.done')}
        error={wrongIn('done')}
        maxLength={1000}
        autoComplete="off"
        value={draft.done}
        onChange={(event) => onChange({ done: event.target.value })}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField
          label={t('flag.cost', { currency: workspace.currency })}
          hint={
            mine && t('flag.ofYours', { amount: money(mine.leftMinor + mine.borrowedMinor, mine.currency) })
          }
          error={wrongIn('cost')}
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          value={draft.cost}
          onChange={(event) => onChange({ cost: event.target.value })}
        />
        <Checkbox
          label={t('flag.again')}
          checked={draft.wouldDoAgain}
          onChange={(event) => onChange({ wouldDoAgain: event.target.checked })}
        />
      </div>
    </>
  );
}
