import { Check, EyeOff, Undo2 } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Time } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { Recovery, RecoveryStep, TakenStep } from '../contract.ts';
import { stepsInOrder } from '../logic/steps.ts';
import { DuePill } from './due-pill.tsx';
import { sinceFailure } from './words.ts';

const t = texts('recovery');

/** The fixed steps from top to bottom: what was done, by whom, and how long after the failure the customer had it. */
export function LineCard({ recovery }: { recovery: Recovery }) {
  const { steps, nextStep, missing, status } = recovery;
  const shown = stepsInOrder.filter(
    (step) =>
      steps.some((one) => one.step === step) ||
      (status === 'open' && (step === nextStep || step === 'closed' || missing.includes(step))),
  );
  return (
    <Card labelledBy="line-title">
      <CardTitle id="line-title" aside={t('line.clock')}>
        {t('line.title')}
      </CardTitle>
      <ol className="flex flex-col">
        {shown.map((step) => (
          <Step key={step} step={step} recovery={recovery} />
        ))}
      </ol>
    </Card>
  );
}

function Step({ step, recovery }: { step: RecoveryStep; recovery: Recovery }) {
  const taken = recovery.steps.filter((one) => one.step === step);
  const stands = taken.find((one) => one.undoneAt === null);
  const isNext = recovery.nextStep === step;
  const tone = stands ? 'done' : isNext ? 'next' : 'later';
  return (
    <li aria-current={isNext ? 'step' : undefined} className="group relative flex gap-3 pb-4 last:pb-0">
      <span
        aria-hidden
        className="absolute top-6 bottom-0 left-[11px] w-0.5 bg-line-strong group-last:hidden"
      />
      <Mark tone={tone} isQuiet={step === 'surprise-given'} />
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
          <span className={classes(tone === 'later' ? 'text-ink-3' : 'font-strong')}>
            {t(`steps.${step}`)}
            <span className="sr-only">: {t(`line.is.${tone}`)}</span>
          </span>
          {!stands && isNext && <DuePill at={recovery.nextDueAt} />}
          {stands && <When taken={stands} />}
        </div>
        {stands?.words && <Words>{stands.words}</Words>}
        {taken
          .filter((one) => one.undoneAt !== null)
          .map((one) => (
            <Undone key={one.at} taken={one} />
          ))}
      </div>
    </li>
  );
}

function When({ taken }: { taken: TakenStep }) {
  return (
    <span className="flex flex-1 flex-wrap items-baseline gap-x-2 text-sm text-ink-3">
      <span className="flex-1">
        {sinceFailure(taken.minutesSinceFailure)}
        {taken.by.name && ` · ${t(`line.by.${taken.by.kind}`, { name: taken.by.name })}`}
      </span>
      <Time at={taken.at} />
    </span>
  );
}

function Words({ children }: { children: string }) {
  return <p className="mt-0.5 text-sm break-words whitespace-pre-line text-ink-2">{children}</p>;
}

/** What was said to be done and was not, as the customer says: it stays in sight. */
function Undone({ taken }: { taken: TakenStep }) {
  return (
    <div className="mt-1.5 rounded-control bg-bad-soft px-2.5 py-1.5 text-sm">
      <p className="flex items-baseline gap-1.5 font-strong text-bad">
        <Undo2 aria-hidden className="lucide !size-3.5 self-center" />
        <span className="flex-1">{t('line.denied')}</span>
        {taken.undoneAt && <Time at={taken.undoneAt} />}
      </p>
      {taken.undoneWords && <p className="break-words">“{taken.undoneWords}”</p>}
      {taken.words && <p className="break-words text-ink-2 line-through">{taken.words}</p>}
    </div>
  );
}

function Mark({ tone, isQuiet }: { tone: 'done' | 'next' | 'later'; isQuiet: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'z-1 inline-flex size-6 flex-none items-center justify-center rounded-full',
        tone === 'done' && 'bg-accent text-accent-ink',
        tone === 'next' && 'border-2 border-accent bg-accent-soft text-accent',
        tone === 'later' && 'border-2 border-line-strong bg-surface text-ink-3',
      )}
    >
      {tone === 'done' && <Check className="lucide !size-3.5" />}
      {tone !== 'done' && isQuiet && <EyeOff className="lucide !size-3" />}
    </span>
  );
}
