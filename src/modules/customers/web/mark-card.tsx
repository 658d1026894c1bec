import { Link } from '@tanstack/react-router';
import { dayWithYear, useNow } from '#web/format.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Letter, ShareBar } from '#web/ui/index.ts';
import type { Customer } from '../contract.ts';
import { useMarkOf, usePanel, type Panel } from './api.ts';

const t = texts('customers');

/** How they mark us over the year, and how our promises to them were kept, each with what it rests on. */
export function MarkCard({ customer }: { customer: Customer }) {
  const mayRead = useMay('report-cards:read');
  const now = useNow();
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const card = useMarkOf(customer.id, { from: day(now - 365 * 86_400_000), to: day(now) });
  const past = usePanel(customer.id).data?.promisesKept;
  const name = customer.name || customer.address || t('nobody');
  return (
    <Card labelledBy="mark-title">
      <CardTitle id="mark-title">{t('mark.title')}</CardTitle>
      {mayRead && (
        <div className="mb-3 flex items-center gap-4">
          <Letter
            mark={card?.grade ?? null}
            label={t('mark.label', { name })}
            size={card?.grade ? 'large' : 'medium'}
          />
          <div className="min-w-0">
            <p className="font-strong">
              {card?.grade ? t(card.provisional ? 'mark.provisional' : 'mark.firm') : t('mark.notYet')}
            </p>
            {card && (
              <p className="text-sm text-ink-3">
                {t('mark.basis', {
                  checks: card.core.counts?.n ?? 0,
                  answers: card.experience.counts?.n ?? 0,
                })}
              </p>
            )}
            <Link
              to="/report-card"
              search={{ subjectType: 'customer', subjectId: customer.id }}
              className="text-sm text-accent"
            >
              {t('mark.open')}
            </Link>
          </div>
        </div>
      )}
      {past && <PromisesKept past={past} />}
    </Card>
  );
}

function PromisesKept({ past: { kept, recovered, missed, since } }: { past: Panel['promisesKept'] }) {
  const n = kept + recovered + missed;
  return (
    <>
      <h3 className="text-sm font-strong text-ink-2">{t('promises.title', { since: dayWithYear(since) })}</h3>
      {n === 0 ? (
        <p className="text-ink-3">{t('promises.none')}</p>
      ) : (
        <>
          <p className="mb-1.5">
            {t('promises.kept', { kept: kept + recovered, n })}
            {recovered > 0 && (
              <span className="text-ink-3"> · {t('promises.recovered', { count: recovered })}</span>
            )}
            {missed > 0 && <span className="text-bad"> · {t('promises.missed', { count: missed })}</span>}
          </p>
          <ShareBar
            label={t('promises.bar', { kept, recovered, missed, n })}
            parts={[
              { count: kept, tone: 'good' },
              { count: recovered, tone: 'watch' },
              { count: missed, tone: 'bad' },
            ]}
          />
        </>
      )}
    </>
  );
}
