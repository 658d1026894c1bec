import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, ErrorState, Pill, SkeletonRows } from '#web/ui/index.ts';
import type { OutputOf } from '#web/wire.ts';
import type { Agreement, listVersions } from '../contract.ts';
import { useVersions } from './api.ts';
import { DifferenceView } from './sheet-view.tsx';
import { Yeses } from './yeses.tsx';

const t = texts('agreements');
type Version = OutputOf<typeof listVersions>['data'][number];

const tones = {
  draft: 'plain',
  offered: 'watch',
  accepted: 'good',
  declined: 'bad',
  superseded: 'plain',
} as const;

/** How the page came to be: every version, who wrote it, what it changed, who said yes. */
export function VersionsCard({ page }: { page: Agreement }) {
  const { data, error, refetch } = useVersions(page.id);
  const versions = data?.data.filter(({ number }) => number !== null) ?? [];
  return (
    <Card labelledBy="versions-title">
      <CardTitle id="versions-title">{t('versions.title')}</CardTitle>
      {!data && !error && <SkeletonRows rows={3} />}
      {error && <ErrorState error={error} namespace="agreements" onRetry={() => void refetch()} />}
      {data && versions.length === 0 && <p className="text-ink-3">{t('versions.none')}</p>}
      <ol>
        {versions.map((version) => (
          <VersionLine key={version.id} version={version} />
        ))}
      </ol>
    </Card>
  );
}

function VersionLine({ version }: { version: Version }) {
  const by =
    version.proposedBy === 'us' ? version.authorName : t('versions.theirs', { name: version.authorName });
  return (
    <li className="border-t border-line py-3 first:border-0 first:pt-0">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-strong">{t('version', { number: version.number })}</span>
        <Pill tone={tones[version.status]}>{t(`versions.status.${version.status}`)}</Pill>
      </p>
      <p className="text-sm text-ink-3">
        {t('versions.by', { name: by, day: dayWithYear(version.offeredAt ?? version.createdAt) })}
      </p>
      {version.note && <p className="mt-1">{version.note}</p>}
      {version.declinedBecause && (
        <p className="mt-1 text-bad">{t('force.because', { because: version.declinedBecause })}</p>
      )}
      <Yeses version={version} />
      {version.baseVersionId && (
        <details className="mt-1">
          <summary className="min-h-8 cursor-pointer text-sm text-ink-2">{t('versions.changed')}</summary>
          <DifferenceView rows={version.difference} />
        </details>
      )}
    </li>
  );
}
