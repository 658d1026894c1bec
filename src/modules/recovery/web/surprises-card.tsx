import { Check, EyeOff, Gift, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { weekdayAndTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, IconButton, Money, Pill, Time } from '#web/ui/index.ts';
import type { Recovery, Surprise } from '../contract.ts';
import { sayRefused, useDropSurprise, useTakeStep } from './api.ts';
import { PlanForm } from './plan-form.tsx';

const t = texts('recovery');

/** What is planned in silence. It looks like a private note, since to the customer it is one until it is given. */
export function SurprisesCard({ recovery, mayWrite }: { recovery: Recovery; mayWrite: boolean }) {
  const [planning, setPlanning] = useState<Surprise['kind']>();
  const mayPlan = mayWrite && recovery.status === 'open';
  if (!mayPlan && recovery.surprises.length === 0) return null;
  return (
    <section
      aria-labelledby="surprises-title"
      className="rounded-card border border-dashed border-private-line bg-private p-5"
    >
      <h2 id="surprises-title" className="text-sm font-strong text-ink-2">
        {t('surprise.title')}
      </h2>
      <p className="mb-3 flex items-center gap-1.5 text-sm text-watch">
        <EyeOff aria-hidden className="lucide !size-3.5" />
        {t('surprise.unseen')}
      </p>
      {recovery.surprises.length > 0 && (
        <ul className="mb-3 flex flex-col gap-2">
          {recovery.surprises.map((one) => (
            <Line key={one.id} surprise={one} recovery={recovery} mayWrite={mayPlan} />
          ))}
        </ul>
      )}
      {recovery.lastTouchDueAt && recovery.status === 'open' && (
        <p className="mb-3 text-sm text-ink-2">
          {t('surprise.lastTouchDue', { time: weekdayAndTime(recovery.lastTouchDueAt) })}
        </p>
      )}
      {mayPlan && (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            icon={Gift}
            className="pointer-coarse:min-h-11"
            onClick={() => setPlanning('surprise')}
          >
            {t('surprise.plan')}
          </Button>
          <Button
            size="small"
            icon={Plus}
            className="pointer-coarse:min-h-11"
            onClick={() => setPlanning('last-touch')}
          >
            {t('surprise.planTouch')}
          </Button>
        </div>
      )}
      {planning && (
        <Dialog title={t(`plan.title.${planning}`)} onClose={() => setPlanning(undefined)}>
          <PlanForm recovery={recovery} kind={planning} onDone={() => setPlanning(undefined)} />
        </Dialog>
      )}
    </section>
  );
}

interface LineProps {
  surprise: Surprise;
  recovery: Recovery;
  mayWrite: boolean;
}

function Line({ surprise, recovery, mayWrite }: LineProps) {
  const drop = useDropSurprise();
  const take = useTakeStep();
  const { id, kind, what, costMinor, givenAt } = surprise;
  const step = kind === 'surprise' ? 'surprise-given' : 'last-touch';
  const isConfirmed = has(recovery, 'fix-confirmed');
  // The next act offers the same one; it stands in the list only while something else comes first.
  const mayGive = mayWrite && isConfirmed && recovery.nextStep !== step && !has(recovery, step);
  return (
    <li className="flex flex-col gap-1">
      <span className="flex items-start gap-2">
        <span className="min-w-0 flex-1">
          <span className="font-strong break-words">{what}</span>
          <span className="block text-sm text-ink-2">
            {t(`surprise.kind.${kind}`)}
            {costMinor > 0 && (
              <>
                {' · '}
                <Money minor={costMinor} />
              </>
            )}
          </span>
        </span>
        {givenAt ? (
          <Pill tone="good" icon={Check}>
            {t('surprise.given')} <Time at={givenAt} />
          </Pill>
        ) : (
          mayWrite && (
            <IconButton
              icon={X}
              label={t('surprise.drop', { what })}
              className="-my-1.5 -mr-2"
              onClick={() => drop.mutate({ id: recovery.id, surpriseId: id }, { onError: sayRefused })}
            />
          )
        )}
      </span>
      {!givenAt && mayGive && (
        <span>
          <Button
            size="small"
            icon={Check}
            className="pointer-coarse:min-h-11"
            busy={take.isPending}
            onClick={() => take.mutate({ id: recovery.id, step, surpriseId: id }, { onError: sayRefused })}
          >
            {t(`do.${step}`)}
          </Button>
        </span>
      )}
      {!givenAt && !isConfirmed && kind === 'surprise' && (
        <span className="text-sm text-ink-3">{t('surprise.waits')}</span>
      )}
    </li>
  );
}

function has(recovery: Recovery, step: string): boolean {
  return recovery.steps.some((one) => one.step === step && one.undoneAt === null);
}
