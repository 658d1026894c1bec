import { Pencil, TrendingUp, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { dayWithYear } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Pill } from '#web/ui/index.ts';
import type { CustomerExpectation } from '../contract.ts';
import type { More } from './api.ts';
import { ExpectationDialog } from './expectation-dialog.tsx';
import { MoreDialog } from './more-dialog.tsx';
import { levelWords, ratchetWords, zoneTone } from './words.ts';
import { ZonePlot } from './zone-plot.tsx';

const t = texts('expectations');

/** One element: what they expect, how they last marked it, where it is heading, and the two ways in which it grows. */
export function ExpectationLine({ one }: { one: CustomerExpectation }) {
  const mayWrite = useMay('expectations:write');
  const [open, setOpen] = useState<More | 'change'>();
  const { expectation, perceived, zone, ratchet } = one;
  const { element, customer } = expectation;
  const close = () => setOpen(undefined);
  const said = levelWords(one);
  return (
    <li className="flex flex-col gap-1.5 border-t border-line py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 flex-1 font-strong">{element.name}</h3>
        {zone !== 'unknown' && <Pill tone={zoneTone[zone]}>{t(`zone.${zone}`)}</Pill>}
        {one.isTheirCorrection ? (
          <Pill tone="accent">{t('theirs')}</Pill>
        ) : (
          <Pill>{t(`state.${expectation.state}`)}</Pill>
        )}
      </div>
      {expectation.words && <p className="break-words whitespace-pre-wrap">“{expectation.words}”</p>}
      {said && <ZonePlot {...expectation} perceived={perceived?.value ?? null} label={said} />}
      {said && <p className="text-sm text-ink-2">{said}</p>}
      {ratchet && <p className="text-sm text-ink-2">{ratchetWords(ratchet)}</p>}
      <p className="text-sm text-ink-3">{originWords(one)}</p>
      {mayWrite && (
        <div className="-ml-2 flex flex-wrap gap-x-1">
          <Act
            icon={TrendingUp}
            label={t('more.expects')}
            of={element.name}
            onClick={() => setOpen('expects')}
          />
          <Act
            icon={WandSparkles}
            label={t('more.wants')}
            of={element.name}
            onClick={() => setOpen('wants')}
          />
          <Act icon={Pencil} label={t('change')} of={element.name} onClick={() => setOpen('change')} />
        </div>
      )}
      {open === 'change' && (
        <ExpectationDialog customerId={customer.id} before={expectation} onClose={close} />
      )}
      {(open === 'expects' || open === 'wants') && (
        <MoreDialog which={open} customerId={customer.id} before={expectation} onClose={close} />
      )}
    </li>
  );
}

interface ActProps {
  icon: typeof Pencil;
  label: string;
  /** Which element, for whoever hears only the button. */
  of: string;
  onClick: () => void;
}

function Act({ icon, label, of, onClick }: ActProps) {
  return (
    <Button
      size="small"
      look="quiet"
      icon={icon}
      onClick={onClick}
      aria-label={`${label}: ${of}`}
      className="pointer-coarse:min-h-11"
    >
      {label}
    </Button>
  );
}

function originWords({ expectation }: CustomerExpectation): string {
  const { recordedBy, at, source, confirmedAt, confidence } = expectation;
  const by =
    recordedBy.kind === 'customer' ? t('by.customer') : (recordedBy.name ?? t(`by.${recordedBy.kind}`));
  const parts = [
    t(`source.${source}`),
    t('origin', { by, on: dayWithYear(at) }),
    t(`confidence.${confidence}`),
  ];
  if (confirmedAt) parts.push(t('confirmed', { on: dayWithYear(confirmedAt) }));
  return parts.join(' · ');
}
