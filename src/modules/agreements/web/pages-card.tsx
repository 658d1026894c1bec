import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Kbd, Pill, Time } from '#web/ui/index.ts';
import type { AgreementBrief } from '../contract.ts';
import type { WaitingPages } from '../contract/beside.ts';
import { useAccept, useWaiting } from './api.ts';

const t = texts('agreements');

/** Pages that wait for our yes, what the other side said, and work that runs without a page. Nothing: no card. */
export function PagesCard() {
  const { data } = useWaiting();
  const mayWrite = useMay('agreements:write');
  const accept = useAccept();
  const first = data?.pages[0];
  const yes = (page: AgreementBrief) =>
    page.offered && accept.mutate({ id: page.id, versionId: page.offered.versionId });
  useKeys(first && mayWrite ? [{ keys: 'y', does: t('today.yesToFirst'), run: () => void yes(first) }] : []);
  if (!data || data.pages.length + data.news.length + data.unclear.length === 0) return null;
  return (
    <Card labelledBy="pages-title">
      <CardTitle id="pages-title">{t('today.title')}</CardTitle>
      <ul>
        {data.pages.map((page, index) => (
          <Row key={page.id} to={`/same-page/agreements/${page.id}`} name={nameOf(page.customer)}>
            <span className="min-w-0 flex-1 text-ink-2 max-sm:order-last max-sm:basis-full sm:truncate">
              {t(page.offered?.proposedBy === 'customer' ? 'today.suggested' : 'today.lacksYes', {
                number: page.offered?.number,
              })}
            </span>
            {mayWrite && (
              <Button
                size="small"
                icon={Check}
                className="relative pointer-coarse:min-h-11"
                disabled={accept.isPending}
                onClick={() => yes(page)}
              >
                <span aria-hidden className="inline-flex items-center gap-1.5">
                  {t('today.yes')} {index === 0 && <Kbd keys="y" />}
                </span>
                <span className="sr-only">
                  {t('today.yesTo', { name: nameOf(page.customer), number: page.offered?.number })}
                </span>
              </Button>
            )}
          </Row>
        ))}
        {data.news.map((one) => (
          <Row
            key={`${one.agreementId}-${one.at}`}
            to={`/same-page/agreements/${one.agreementId}`}
            name={nameOf(one.customer)}
          >
            <News news={one} />
          </Row>
        ))}
        {data.unclear.map(({ customer, conversation }) => (
          <Row key={conversation.id} to={`/inbox/${conversation.id}`} name={nameOf(customer)}>
            <span className="min-w-0 flex-1 text-ink-2 max-sm:order-last max-sm:basis-full sm:truncate">
              {t('today.unclear')}
            </span>
          </Row>
        ))}
      </ul>
    </Card>
  );
}

function nameOf(customer: { name: string; address: string | null } | null): string {
  return customer?.name || customer?.address || t('list.nobody');
}

function Row({ to, name, children }: { to: string; name: string; children: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-1.5 first:border-0">
      <Link
        to={to}
        data-line
        className="min-w-0 truncate font-strong text-ink max-sm:flex-1 sm:max-w-56 sm:flex-none"
      >
        {name}
      </Link>
      {children}
    </li>
  );
}

function News({ news }: { news: WaitingPages['news'][number] }) {
  return (
    <>
      <span className="min-w-0 flex-1 text-ink-2 max-sm:order-last max-sm:basis-full sm:truncate">
        {t(`today.${news.kind}`, { number: news.number, because: news.because })}
      </span>
      <Pill tone={news.kind === 'accepted' ? 'good' : 'bad'}>{t(`today.said.${news.kind}`)}</Pill>
      <span className="text-sm text-ink-3">
        <Time at={news.at} />
      </span>
    </>
  );
}
