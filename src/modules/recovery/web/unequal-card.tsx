import { Link } from '@tanstack/react-router';
import { shortDay } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { UnequalOutcome } from '../contract.ts';
import { useUnequal } from './echo-api.ts';

const t = texts('recovery');
const most = 5;

/** The same thing with two outcomes: what a customer calls luck. Roles and channels are compared; nobody is named. */
export function UnequalCard() {
  const list = useUnequal(most).data;
  if (!list) return null;
  return (
    <Card labelledBy="unequal-title">
      <CardTitle id="unequal-title" aside={t('unequal.count', { count: list.total, days: list.days })}>
        {t('unequal.title')}
      </CardTitle>
      <p className="mb-1 max-w-prose text-ink-2">{t('unequal.lead', { days: list.days })}</p>
      {list.total === 0 && <p className="text-sm text-ink-3">{t('unequal.none')}</p>}
      <ul>
        {list.data.map((pair) => (
          <Pair key={pair.failed.id} pair={pair} />
        ))}
      </ul>
    </Card>
  );
}

function Pair({ pair }: { pair: UnequalOutcome }) {
  return (
    <li className="border-t border-line py-2.5">
      <p className="mb-1.5 flex flex-wrap items-center gap-2">
        <span className="font-strong">{pair.element.name}</span>
        {pair.differs.map((what) => (
          <Pill key={what}>{t(`unequal.differs.${what}`)}</Pill>
        ))}
      </p>
      <div className="grid gap-2 sm:grid-cols-2">
        <Occasion outcome="failed" occasion={pair.failed} words={pair.failed.words} />
        <Occasion outcome="kept" occasion={pair.kept} />
      </div>
    </li>
  );
}

interface OccasionProps {
  outcome: 'failed' | 'kept';
  occasion: UnequalOutcome['kept'];
  words?: string;
}

function Occasion({ outcome, occasion, words }: OccasionProps) {
  const where = [
    shortDay(occasion.at),
    occasion.channel && t(`unequal.channel.${occasion.channel}`),
    occasion.customer && (occasion.customer.name || t('nobody')),
  ].filter(Boolean);
  return (
    <div
      className={`rounded-control border-l-[3px] bg-sunken px-3 py-2 text-sm ${outcome === 'failed' ? 'border-bad' : 'border-good'}`}
    >
      <p className="font-strong">{t(`unequal.${outcome}`)}</p>
      {words && <p className="text-ink-2">“{words}”</p>}
      <p className="text-ink-3">{where.join(' · ')}</p>
      <EvidenceLink occasion={occasion} />
    </div>
  );
}

function EvidenceLink({ occasion }: { occasion: UnequalOutcome['kept'] }) {
  const to = occasion.conversationId
    ? `/inbox/${occasion.conversationId}`
    : occasion.customer && `/customers/${occasion.customer.id}`;
  if (!to) return null;
  return (
    <Link to={to} className="text-accent">
      {t('unequal.evidence')}
    </Link>
  );
}
