import { useState } from 'react';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, toast } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { BarrierName } from '../contract.ts';
import { useAnswerBarriers } from './api.ts';

const t = texts('learning');
const barriers = ['spotlight', 'cost', 'humans', 'speed', 'values'] as const satisfies BarrierName[];
const statements = barriers.flatMap((barrier) =>
  ([1, 2] as const).map((statement) => ({ barrier, statement, key: `${barrier}.${statement}` as const })),
);

/** Ten statements, once a quarter, without a name. */
export function BarriersForm({ quarter }: { quarter: string }) {
  const send = useAnswerBarriers();
  const [values, setValues] = useState<Record<string, number>>({});
  const left = statements.filter(({ key }) => values[key] === undefined).length;
  const submit = () =>
    send.mutate(
      {
        answers: statements.map(({ barrier, statement, key }) => ({
          barrier,
          statement,
          value: values[key] ?? 0,
        })),
      },
      { onSuccess: () => toast({ text: t('form.thanks'), tone: 'good' }) },
    );
  return (
    <Card labelledBy="barriers-form-title">
      <CardTitle id="barriers-form-title" aside={t('form.private')}>
        {t('form.title', { quarter: quarter.replace('-', ' ') })}
      </CardTitle>
      <p className="mb-2 max-w-prose text-ink-2">{t('form.lead')}</p>
      <ol>
        {statements.map(({ key }) => (
          <Statement
            key={key}
            name={key}
            value={values[key]}
            onPick={(value) => setValues({ ...values, [key]: value })}
          />
        ))}
      </ol>
      {send.error && (
        <p role="alert" className="mt-2 text-bad">
          {explain(send.error, 'learning')}
        </p>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button look="primary" disabled={left > 0} busy={send.isPending} onClick={submit}>
          {t('form.send')}
        </Button>
        <span className="text-sm text-ink-3">
          {left > 0 ? t('form.left', { count: left }) : t('form.once')}
        </span>
      </div>
    </Card>
  );
}

interface StatementProps {
  name: string;
  value: number | undefined;
  onPick: (value: number) => void;
}

function Statement({ name, value, onPick }: StatementProps) {
  const words = t(`statement.${name}`);
  return (
    <li className="border-t border-line py-2.5">
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <legend className="float-left min-w-0 flex-1 basis-72">{words}</legend>
        {/* On a phone the words stand below the marks, as there is no room beside them. */}
        <span className="flex items-center justify-between gap-x-1.5 gap-y-1 text-xs text-ink-3 max-sm:w-full max-sm:flex-wrap">
          {t('form.low')}
          <span className="flex gap-1.5 max-sm:order-first max-sm:w-full max-sm:justify-between">
            {[1, 2, 3, 4, 5].map((mark) => (
              <Mark key={mark} name={name} mark={mark} isPicked={value === mark} onPick={onPick} />
            ))}
          </span>
          {t('form.high')}
        </span>
      </fieldset>
    </li>
  );
}

interface MarkProps {
  name: string;
  mark: number;
  isPicked: boolean;
  onPick: (mark: number) => void;
}

function Mark({ name, mark, isPicked, onPick }: MarkProps) {
  return (
    <label
      className={classes(
        'relative inline-flex size-8 cursor-pointer items-center justify-center rounded-full border text-sm font-strong has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11',
        isPicked ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong bg-surface text-ink-2',
      )}
    >
      <input
        type="radio"
        name={name}
        value={mark}
        checked={isPicked}
        aria-label={t('form.mark', { mark })}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={() => onPick(mark)}
      />
      {mark}
    </label>
  );
}
