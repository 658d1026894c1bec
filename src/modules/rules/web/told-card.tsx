import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill } from '#web/ui/index.ts';
import type { ToldFlag } from '../contract.ts';
import { useSeeTold, useToldFlags } from './life-api.ts';

const t = texts('rules');

/** Today: what became of what I flagged, in the words of whoever decided; once for each rule, until I have read it. */
export function ToldCard() {
  const told = useToldFlags() ?? [];
  const see = useSeeTold();
  if (told.length === 0) return null;
  const rules = [...new Map(told.map((flag) => [`${flag.rule.id} ${flag.decidedAt}`, flag])).values()];
  return (
    <Card labelledBy="told-title">
      <CardTitle id="told-title">{t('life.told.title')}</CardTitle>
      <ul>
        {rules.map((flag) => (
          <ToldLine key={flag.flagId} flag={flag} />
        ))}
      </ul>
      <Button
        size="small"
        icon={Check}
        className="mt-3 pointer-coarse:min-h-11"
        busy={see.isPending}
        onClick={() => see.mutate(told.map(({ flagId }) => flagId))}
      >
        {t('life.told.seen')}
      </Button>
    </Card>
  );
}

function ToldLine({ flag }: { flag: ToldFlag }) {
  return (
    <li className="border-t border-line py-2.5 first:border-0 first:pt-0">
      <p className="flex flex-wrap items-center gap-2">
        <Link to={`/rules/${flag.rule.id}`} className="font-strong text-ink hover:text-accent">
          {flag.rule.staffWording}
        </Link>
        <Pill tone={flag.outcome === 'explained' ? 'plain' : 'good'}>{t(`life.became.${flag.outcome}`)}</Pill>
      </p>
      {flag.words !== '' && <p className="mt-0.5">“{flag.words}”</p>}
      {flag.isByDefault && <p className="mt-0.5 text-ink-2">{t('life.became.byDefault')}</p>}
      {flag.replacement && (
        <p className="mt-0.5 text-ink-2">
          {t('life.became.now')}{' '}
          <Link to={`/rules/${flag.replacement.id}`} className="underline">
            {flag.replacement.staffWording}
          </Link>
        </p>
      )}
      <p className="text-sm text-ink-3">
        {t('life.told.when', { flagged: dayWithYear(flag.flaggedAt), decided: dayWithYear(flag.decidedAt) })}
      </p>
    </li>
  );
}
