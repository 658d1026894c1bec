import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Pill, Time } from '#web/ui/index.ts';
import type { RuleFlag } from '../contract.ts';
import { useFlags } from './life-api.ts';

const t = texts('rules');

/** Who said that it got in the way, where, and what became of the customer's matter. */
export function FlagsCard({ ruleId }: { ruleId: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useFlags(ruleId);
  const flags = data?.pages.flatMap((page) => page.data) ?? [];
  if (flags.length === 0) return null;
  return (
    <Card labelledBy="flags">
      <CardTitle id="flags">{t('life.flags.title')}</CardTitle>
      <ul>
        {flags.map((flag) => (
          <FlagLine key={flag.id} flag={flag} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('life.more')}
        </Button>
      )}
    </Card>
  );
}

function FlagLine({ flag }: { flag: RuleFlag }) {
  const who = flag.byKind === 'key' ? t('life.flags.system') : (flag.byName ?? t('life.heard.somebody'));
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5 first:border-0 last:pb-0">
      <div className="min-w-0 flex-1">
        {flag.words === '' ? (
          <span className="text-ink-2">{t('life.flags.noWords')}</span>
        ) : (
          <span className="whitespace-pre-line">“{flag.words}”</span>
        )}
        <span className="block text-sm text-ink-3">
          {flag.byKind === 'customer' ? t('life.flags.customer', { name: who }) : who} · <Time at={flag.at} />
          {flag.byKind !== 'customer' && flag.customer && ` · ${flag.customer.name}`}
          {flag.conversation && (
            <>
              {' · '}
              <Link to={`/inbox/${flag.conversation.id}`} search={{ view: 'all' }} className="underline">
                #{flag.conversation.number}
              </Link>
            </>
          )}
        </span>
      </div>
      <Pill tone={flag.outcome === 'bent' ? 'good' : 'plain'}>{t(`life.flags.${flag.outcome}`)}</Pill>
    </li>
  );
}
