import { useState } from 'react';
import { fieldError, SettingsForm } from '#modules/workspace/web/index.ts';
import { textIn } from '#web/form-values.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, Skeleton, TextArea, TextField, toast } from '#web/ui/index.ts';
import type { ReviewOutcome, Rule, RuleReview } from '../contract.ts';
import { useDecide, useRule, useVerdict } from './life-api.ts';
import { FiguresLine } from './figures-line.tsx';
import { BurdenField, minutesOf, SaidFields, SentenceField } from './rule-fields.tsx';

const t = texts('rules');

/** Law is made easier and never killed; whatever else stays or goes. */
function outcomesOf(kind: Rule['kind']): ReviewOutcome[] {
  if (kind === 'law') return ['made-easier', 'explained', 'rewritten'];
  if (kind === 'safety') return ['made-easier', 'killed', 'rewritten', 'explained'];
  return ['killed', 'rewritten', 'explained'];
}

/** One decision on one sheet: what is known, what becomes of the rule, and the words whoever flagged it reads. */
export function DecideDialog({
  review,
  onClose,
}: {
  review: Pick<RuleReview, 'id' | 'rule'>;
  onClose: () => void;
}) {
  const { data: rule } = useRule(review.rule.id);
  return (
    <Dialog title={t('life.decide.of', { rule: review.rule.staffWording })} onClose={onClose} shape="wide">
      {rule ? (
        <DecideForm reviewId={review.id} rule={rule} onClose={onClose} />
      ) : (
        <Skeleton className="h-64" />
      )}
    </Dialog>
  );
}

function DecideForm({ reviewId, rule, onClose }: { reviewId: string; rule: Rule; onClose: () => void }) {
  const decide = useDecide();
  const verdict = useVerdict(rule.id);
  const [outcome, setOutcome] = useState<ReviewOutcome>();
  const [isUndecided, setUndecided] = useState(false);
  const wrong = (path: string) => fieldError(decide.error, path, { namespace: 'rules' });
  const submit = (form: FormData) => {
    if (!outcome) return setUndecided(true);
    decide.mutate(
      { id: reviewId, outcome, words: textIn(form, 'words'), ...partsOf(outcome, form, rule) },
      {
        onSuccess: () => {
          toast({ text: t(`life.decide.done.${outcome}`), tone: 'good', name: 'rule' });
          onClose();
        },
      },
    );
  };
  return (
    <SettingsForm
      namespace="rules"
      error={decide.error}
      isBusy={decide.isPending}
      submit={t('life.decide.save')}
      others={
        <Button look="quiet" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      }
      onSubmit={submit}
    >
      {verdict && <FiguresLine verdict={verdict} flex={rule.flex} />}
      <Outcomes kind={rule.kind} chosen={outcome} onChoose={setOutcome} />
      {isUndecided && !outcome && (
        <p role="alert" className="-mt-2 text-sm text-bad">
          {t('life.decide.choose')}
        </p>
      )}
      {outcome === 'rewritten' && <Rewritten rule={rule} wrong={wrong} />}
      {(outcome === 'explained' || outcome === 'made-easier') && (
        <Kept rule={rule} isEased={outcome === 'made-easier'} wrong={wrong} />
      )}
      {outcome && (
        <TextArea
          name="words"
          label={t('life.decide.words')}
          hint={t('life.decide.wordsHint')}
          error={wrong('words')}
          rows={3}
          maxLength={2000}
        />
      )}
    </SettingsForm>
  );
}

interface OutcomesProps {
  kind: Rule['kind'];
  chosen: ReviewOutcome | undefined;
  onChoose: (outcome: ReviewOutcome) => void;
}

function Outcomes({ kind, chosen, onChoose }: OutcomesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-strong">{t('life.decide.what')}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {outcomesOf(kind).map((outcome) => (
          <label
            key={outcome}
            className={`flex cursor-pointer gap-2 rounded-control border p-2.5 ${
              outcome === chosen ? 'border-accent bg-accent-soft' : 'border-line-strong'
            }`}
          >
            <input
              type="radio"
              name="outcome"
              className="mt-1 size-4"
              checked={outcome === chosen}
              onChange={() => onChoose(outcome)}
            />
            <span>
              <span className="font-strong">{t(`life.outcome.${outcome}`)}</span>
              <span className="block text-sm text-ink-2">{t(`life.outcomeHint.${outcome}`)}</span>
            </span>
          </label>
        ))}
      </div>
      {kind === 'law' && <p className="mt-1.5 text-sm text-ink-3">{t('life.decide.law')}</p>}
    </fieldset>
  );
}

interface PartProps {
  rule: Rule;
  wrong: (path: string) => string | undefined;
}

function Rewritten({ rule, wrong }: PartProps) {
  return (
    <>
      <TextField
        name="staffWording"
        label={t('life.decide.newWording')}
        error={wrong('replacement')}
        maxLength={500}
        autoComplete="off"
      />
      <SentenceField rule={rule} wrong={wrong} />
      <BurdenField rule={rule} wrong={wrong} />
    </>
  );
}

function Kept({ rule, isEased, wrong }: PartProps & { isEased: boolean }) {
  return (
    <>
      <SentenceField rule={rule} wrong={wrong} />
      <SaidFields rule={rule} />
      {isEased && <BurdenField rule={rule} wrong={wrong} />}
    </>
  );
}

function partsOf(outcome: ReviewOutcome, form: FormData, rule: Rule) {
  if (outcome === 'killed') return {};
  const minutes = form.has('burdenMinutes')
    ? textIn(form, 'burdenMinutes')
    : String(rule.burdenMinutes ?? '');
  const burdenMinutes = minutesOf(minutes);
  const customerSentence = textIn(form, 'customerSentence');
  if (outcome === 'rewritten')
    return { replacement: { staffWording: textIn(form, 'staffWording'), customerSentence, burdenMinutes } };
  return {
    customerSentence,
    burdenMinutes,
    wordsToUse: textIn(form, 'wordsToUse'),
    nearestYes: textIn(form, 'nearestYes'),
  };
}
