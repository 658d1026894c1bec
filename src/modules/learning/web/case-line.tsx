import { Link } from '@tanstack/react-router';
import { Check, Minus, Pencil, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { IconButton, Pill, Time } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import type { LearningCase, LearningFeature } from '../contract.ts';
import { sayRefused, useDropCase, useTick } from './api.ts';
import { CaseDialog } from './case-dialog.tsx';

const t = texts('learning');

/** One case, and for each thing that is looked for: there, not there, or not looked at. */
export function CaseLine({ one, features }: { one: LearningCase; features: readonly LearningFeature[] }) {
  const mayWrite = useMay('learning:write');
  const [isOpen, setOpen] = useState(false);
  const name = one.conversationId ? (
    <Link to={`/inbox/${one.conversationId}`} className="text-ink hover:text-accent">
      {one.name}
    </Link>
  ) : (
    one.name
  );
  return (
    <li className="border-t border-line py-3">
      <div className="flex items-center gap-2">
        <Pill tone={one.verdict === 'great' ? 'good' : 'bad'}>{t(`verdict.${one.verdict}`)}</Pill>
        <span className="min-w-0 flex-1 font-strong">{name}</span>
        <Time at={one.markedAt} className="text-sm text-ink-3" />
        {mayWrite && <CaseActs one={one} onCorrect={() => setOpen(true)} />}
      </div>
      {one.words && <p className="text-sm text-ink-2">{one.words}</p>}
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {features
          .filter(({ isRetired }) => !isRetired)
          .map((feature) => (
            <li key={feature.id}>
              <Tick one={one} feature={feature} mayWrite={mayWrite} />
            </li>
          ))}
      </ul>
      {isOpen && <CaseDialog one={one} onClose={() => setOpen(false)} />}
    </li>
  );
}

function CaseActs({ one, onCorrect }: { one: LearningCase; onCorrect: () => void }) {
  const drop = useDropCase();
  return (
    <span className="-my-2 flex">
      <IconButton
        icon={Pencil}
        label={t('cases.correctOne', { name: one.name })}
        className="!text-ink-3"
        onClick={onCorrect}
      />
      <IconButton
        icon={Trash2}
        label={t('cases.drop', { name: one.name })}
        className="!text-ink-3"
        disabled={drop.isPending}
        onClick={() => drop.mutate({ id: one.id }, { onError: sayRefused })}
      />
    </span>
  );
}

const looks = {
  there: { icon: Check, look: 'border-good bg-good-soft text-good' },
  absent: { icon: X, look: 'border-line-strong bg-sunken text-ink-2' },
  unknown: { icon: Minus, look: 'border-dashed border-line-strong text-ink-3' },
} as const;
/** Pressing goes round: not looked at, there, not there. */
const next = { unknown: true, there: false, absent: null } as const;

function Tick({
  one,
  feature,
  mayWrite,
}: {
  one: LearningCase;
  feature: LearningFeature;
  mayWrite: boolean;
}) {
  const tick = useTick();
  const known = one.ticks.find(({ featureId }) => featureId === feature.id);
  const state = known === undefined ? 'unknown' : known.isThere ? 'there' : 'absent';
  const { icon: Icon, look } = looks[state];
  return (
    <button
      type="button"
      disabled={!mayWrite || tick.isPending}
      aria-label={t(`tick.${state}`, { feature: feature.name })}
      title={t(`tick.${state}`, { feature: feature.name })}
      onClick={() =>
        tick.mutate(
          { id: one.id, ticks: [{ featureId: feature.id, isThere: next[state] }] },
          { onError: sayRefused },
        )
      }
      className={classes(
        'inline-flex min-h-7 items-center gap-1 rounded-full border px-2.5 text-sm pointer-coarse:min-h-11',
        look,
      )}
    >
      <Icon aria-hidden className="lucide !size-3.5" />
      {feature.name}
    </button>
  );
}
