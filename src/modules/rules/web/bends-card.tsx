import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, FoldedList, Money, Time } from '#web/ui/index.ts';
import { useBends } from './life-api.ts';

const t = texts('rules');

/** When it was bent, for whom and what that cost: a record to learn from, never one of anybody's faults. */
export function BendsCard({ ruleId }: { ruleId: string }) {
  const bends = useBends(ruleId);
  if (!bends || bends.data.length === 0) return null;
  return (
    <Card labelledBy="bends">
      <CardTitle
        id="bends"
        aside={bends.hasMore ? t('life.bent.latest', { count: bends.data.length }) : bends.data.length}
      >
        {t('life.bent.title')}
      </CardTitle>
      <FoldedList lines={bends.data} atFirst={5}>
        {(bend) => (
          <li key={bend.id} className="border-t border-line py-2.5 first:border-0">
            <p>
              {bend.need} <span className="text-ink-3">→</span> {bend.done}
            </p>
            <p className="text-sm text-ink-3">
              {bend.by.name} · <Time at={bend.at} /> ·{' '}
              <Money minor={bend.costMinor} currency={bend.currency} />
              {bend.customer && ` · ${bend.customer.name}`}
              {bend.conversation && (
                <>
                  {' · '}
                  <Link to={`/inbox/${bend.conversation.id}`} search={{ view: 'all' }} className="underline">
                    #{bend.conversation.number}
                  </Link>
                </>
              )}
              {' · '}
              {bend.wouldDoAgain ? t('life.bent.again') : t('life.bent.notAgain')}
            </p>
          </li>
        )}
      </FoldedList>
    </Card>
  );
}
