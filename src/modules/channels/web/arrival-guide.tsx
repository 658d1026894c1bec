import { CopyLine } from '#modules/workspace/web/index.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';

const t = texts('channels');

/** The three ways for mail to get here; which one suits depends on who runs the mailbox today. */
export function ArrivalGuide({ address }: { address: string }) {
  const domain = address.split('@').at(-1) ?? address;
  const host = location.hostname;
  return (
    <Card labelledBy="arrival">
      <CardTitle id="arrival">{t('arrival.title')}</CardTitle>
      <dl className="flex flex-col gap-4">
        <div>
          <dt className="font-strong">{t('arrival.fetch')}</dt>
          <dd className="text-ink-2">{t('arrival.fetchHow')}</dd>
        </div>
        <div>
          <dt className="font-strong">{t('arrival.forward')}</dt>
          <dd className="text-ink-2">{t('arrival.forwardHow', { address })}</dd>
        </div>
        <div>
          <dt className="font-strong">{t('arrival.receive')}</dt>
          <dd className="flex flex-col gap-3 text-ink-2">
            {t('arrival.receiveHow', { domain })}
            <CopyLine label={t('arrival.record')} text={`${domain}. IN MX 10 ${host}.`} />
            {t('arrival.port')}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
