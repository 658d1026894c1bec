import { ExternalLink, PartyPopper } from 'lucide-react';
import { CopyLine } from '#modules/workspace/web/index.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ButtonLink, Card } from '#web/ui/index.ts';
import type { Agreement } from '../contract.ts';

const t = texts('agreements');

/** It is out: where it stands, and how to change it. */
export function CharterDone({ page }: { page: Agreement }) {
  const { workspace } = useSession();
  const address = new URL(`/p/${workspace.slug}`, location.origin).toString();
  return (
    <Card labelledBy="done-title" className="max-w-xl">
      <h2 id="done-title" className="mb-1 flex items-center gap-2 text-lg font-bold">
        <PartyPopper aria-hidden className="lucide !size-5 text-accent" />
        {t('writer.published')}
      </h2>
      <p className="mb-3 text-ink-2">{t('writer.publishedText')}</p>
      <CopyLine label={t('charter.address')} text={address} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-9 items-center gap-2 text-accent pointer-coarse:min-h-11"
        >
          <ExternalLink aria-hidden className="lucide" />
          {t('charter.open')}
        </a>
        <ButtonLink to={`/same-page/agreements/${page.id}`}>{t('charter.change')}</ButtonLink>
      </div>
    </Card>
  );
}
