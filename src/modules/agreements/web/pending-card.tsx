import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '#web/keys.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, TextArea } from '#web/ui/index.ts';
import { declineAgreement, type Agreement, type AgreementVersion } from '../contract.ts';
import { useAccept, useDoing } from './api.ts';
import { DifferenceView, SheetView } from './sheet-view.tsx';
import { Yeses } from './yeses.tsx';

const t = texts('agreements');

interface PendingCardProps {
  page: Agreement;
  version: AgreementVersion;
  mayWrite: boolean;
}

/** What waits for a yes: what it changes, who said yes already, and ours with one key. */
export function PendingCard({ page, version, mayWrite }: PendingCardProps) {
  const isOurs = page.waitsFor === 'us' && mayWrite;
  const by = version.proposedBy === 'us' ? t('pending.byUs') : version.authorName;
  return (
    <Card labelledBy="pending-title" className={isOurs ? 'border-watch' : ''}>
      <CardTitle id="pending-title" aside={t('pending.by', { name: by })}>
        {t(`waits.${page.waitsFor ?? 'them'}`, { number: version.number })}
      </CardTitle>
      {version.note && <p className="mb-3 rounded-control bg-sunken px-3 py-2">{version.note}</p>}
      {page.inForce ? <DifferenceView rows={page.difference} /> : <SheetView content={version.content} />}
      {page.inForce && (
        <details className="mt-3">
          <summary className="min-h-8 cursor-pointer text-ink-2">{t('pending.whole')}</summary>
          <div className="pt-2">
            <SheetView content={version.content} />
          </div>
        </details>
      )}
      <Yeses version={version} />
      {isOurs && <Answer page={page} version={version} />}
    </Card>
  );
}

function Answer({ page, version }: Omit<PendingCardProps, 'mayWrite'>) {
  const accept = useAccept();
  const decline = useDoing(declineAgreement, t('done.declined'));
  const [because, setBecause] = useState<string>();
  const yes = () => accept.mutate({ id: page.id, versionId: version.id });
  useKeys([{ keys: 'y', does: t('pending.yes'), run: yes }]);
  return (
    <div className="mt-4 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" icon={Check} busy={accept.isPending} onClick={yes}>
          {t('pending.yesTo', { number: version.number })}
        </Button>
        {because === undefined && (
          <Button icon={X} onClick={() => setBecause('')}>
            {t('pending.no')}
          </Button>
        )}
      </div>
      {because !== undefined && (
        <form
          className="mt-3 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            decline.mutate({ id: page.id, versionId: version.id, because });
          }}
        >
          <TextArea
            label={t('pending.why')}
            hint={t('pending.whyHint')}
            autoFocus
            required
            maxLength={1000}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
          <div className="flex gap-2">
            <Button type="submit" look="danger" busy={decline.isPending} disabled={because.trim() === ''}>
              {t('pending.sayNo')}
            </Button>
            <Button onClick={() => setBecause(undefined)}>{t('cancel')}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
