import { Link } from '@tanstack/react-router';
import { percent, shortDay } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, FoldedList, Pill } from '#web/ui/index.ts';
import { useSlipping } from './promise-api.ts';

const t = texts('promises');

/** Promises of mine that are kept less often than they say, with the conversations behind them. */
export function SlippingCard() {
  const { data } = useSlipping();
  if (!data || data.data.length === 0) return null;
  return (
    <Card labelledBy="slipping-title">
      <CardTitle id="slipping-title" aside={<Link to="/promises">{t('slipping.all')}</Link>}>
        {t('slipping.title')}
      </CardTitle>
      <ul className="flex flex-col gap-4">
        {data.data.map(({ promise, reason, missed }) => (
          <li key={promise.id}>
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-strong">{promise.name}</span>
              <Pill tone={reason === 'kept-too-seldom' ? 'bad' : 'watch'}>{t(`slipping.${reason}`)}</Pill>
            </p>
            <p className="text-sm text-ink-2">
              {promise.keptness.share
                ? t('slipping.kept', {
                    kept: promise.keptness.kept,
                    n: promise.keptness.n,
                    high: percent(promise.keptness.share.interval.high),
                    promised: percent(promise.keptness.promised),
                  })
                : t('card.noneYet')}
            </p>
            <div className="mt-1">
              <FoldedList lines={missed}>
                {({ conversation, customerName, dueAt }) => (
                  <li key={`${conversation.id} ${dueAt}`}>
                    <Link
                      to={`/inbox/${conversation.id}`}
                      search={{ view: 'all' }}
                      data-line
                      className="-mx-2 flex min-h-8 items-center gap-3 rounded-control px-2 text-sm text-ink no-underline hover:bg-sunken pointer-coarse:min-h-11"
                    >
                      <span className="min-w-0 flex-1 truncate">
                        {customerName} · {conversation.subject || t('due.noSubject')}
                      </span>
                      <span className="text-ink-3">{shortDay(dueAt)}</span>
                    </Link>
                  </li>
                )}
              </FoldedList>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
