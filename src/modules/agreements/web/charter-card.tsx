import { ExternalLink, PenLine } from 'lucide-react';
import { CopyLine } from '#modules/workspace/web/index.ts';
import { dayWithYear } from '#web/format.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card, CardTitle, Skeleton } from '#web/ui/index.ts';
import { useCharter } from './api.ts';

const t = texts('agreements');

/** The public page: published or not, its address, and the way to write it. */
export function CharterCard() {
  const { charter, data } = useCharter();
  const { workspace } = useSession();
  const mayManage = useMay('settings:manage');
  const address = new URL(`/p/${workspace.slug}`, location.origin).toString();
  return (
    <Card labelledBy="charter-title">
      <CardTitle id="charter-title">{t('charter.title')}</CardTitle>
      {!data && <Skeleton className="h-16" />}
      {data && (
        <p className="mb-3 text-ink-2">
          {charter?.accepted
            ? t('charter.published', {
                number: charter.accepted.number,
                day: dayWithYear(charter.accepted.at),
              })
            : t(charter ? 'charter.begun' : 'charter.none')}
        </p>
      )}
      {charter?.accepted && (
        <div className="mb-3">
          <CopyLine label={t('charter.address')} text={address} />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {data && mayManage && (
          <ButtonLink
            to={charter?.accepted ? `/same-page/agreements/${charter.id}` : '/same-page/charter'}
            look={charter?.accepted ? 'plain' : 'primary'}
            icon={PenLine}
          >
            {t(charter?.accepted ? 'charter.change' : charter ? 'charter.goOn' : 'charter.write')}
          </ButtonLink>
        )}
        {charter?.accepted && (
          <a
            href={address}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-9 items-center gap-2 px-2 text-accent"
          >
            <ExternalLink aria-hidden className="lucide" />
            {t('charter.open')}
          </a>
        )}
      </div>
    </Card>
  );
}
