import { useEffect, useState, type FormEvent } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, Pill } from '#web/ui/index.ts';
import type { CallInput } from '#web/api.ts';
import type { DrillTask as Task, recordDrill } from '../contract.ts';

const t = texts('rules');

interface DrillTaskProps {
  task: Task;
  error: unknown;
  isBusy: boolean;
  onAnswer: (answer: CallInput<typeof recordDrill>) => void;
}

/** One try: the situation, the rules to choose from, then the words to answer with. */
export function DrillTask({ task, error, isBusy, onAnswer }: DrillTaskProps) {
  const seconds = useSeconds();
  const [ruleId, setRuleId] = useState<string>();
  const [wordsOf, setWordsOf] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({
      situationId: task.situationId,
      pickedRuleId: ruleId === none ? null : (ruleId ?? null),
      wordsOfRuleId: wordsOf === none ? null : (wordsOf ?? null),
      seconds,
    });
  };
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <div className="flex items-start gap-3">
          <blockquote className="min-w-0 flex-1 text-lg font-strong">“{task.situation}”</blockquote>
          <Left seconds={task.seconds - seconds} />
        </div>
        <Choice
          legend={t('life.drill.which')}
          name="rule"
          chosen={ruleId}
          onChoose={setRuleId}
          options={task.rules.map((one) => ({ id: one.ruleId, words: one.staffWording }))}
        />
        <Choice
          legend={t('life.drill.words')}
          name="words"
          chosen={wordsOf}
          onChoose={setWordsOf}
          options={task.words.map((one) => ({ id: one.ruleId, words: one.words }))}
        />
        <div role="alert" className="empty:hidden">
          {error instanceof Error && (
            <p className="rounded-control bg-bad-soft px-3 py-2 text-bad">{explain(error, 'rules')}</p>
          )}
        </div>
        <div>
          <Button
            type="submit"
            look="primary"
            busy={isBusy}
            disabled={ruleId === undefined || wordsOf === undefined}
          >
            {t('life.drill.answer')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const none = 'none';

interface ChoiceProps {
  legend: string;
  name: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  options: { id: string; words: string }[];
}

function Choice({ legend, name, chosen, onChoose, options }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-strong">{legend}</legend>
      <div className="flex flex-col gap-1.5">
        {[...options, { id: none, words: t('life.drill.noneOfThese') }].map(({ id, words }) => (
          <label
            key={id}
            className={`flex cursor-pointer items-start gap-2 rounded-control border px-3 py-2 ${
              id === chosen ? 'border-accent bg-accent-soft' : 'border-line-strong'
            }`}
          >
            <input
              type="radio"
              name={name}
              className="mt-1 size-4 flex-none"
              checked={id === chosen}
              onChange={() => onChoose(id)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Left({ seconds }: { seconds: number }) {
  const shown = Math.max(0, seconds);
  const clock = `${Math.floor(shown / 60)}:${String(shown % 60).padStart(2, '0')}`;
  return (
    <span role="timer" aria-live="off" className="flex-none">
      <Pill tone={seconds < 0 ? 'bad' : seconds <= 20 ? 'watch' : 'plain'}>
        <span className="tabular-nums">{seconds < 0 ? t('life.drill.over') : clock}</span>
      </Pill>
    </span>
  );
}

/** Whole seconds since the task came on screen. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
