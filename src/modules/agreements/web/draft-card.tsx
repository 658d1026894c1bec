import { Eye, Send } from 'lucide-react';
import { useState } from 'react';
import { ApiError, explain } from '#web/api.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, toast } from '#web/ui/index.ts';
import { offerAgreement, type Agreement, type PageContent } from '../contract.ts';
import { difference } from '../logic/difference.ts';
import { useDoing } from './api.ts';
import { useDraft } from './draft.ts';
import { PageEditor } from './page-editor.tsx';
import { PageMeasure } from './page-measure.tsx';
import { DifferenceView, SheetView } from './sheet-view.tsx';

const t = texts('agreements');

/** The draft while it is written: fields, how it reads, what it changes, and the button that offers it. */
export function DraftCard({ page, onDone }: { page: Agreement; onDone: () => void }) {
  const draft = useDraft(page);
  const [isPreview, setPreview] = useState(false);
  const offer = useDoing(offerAgreement);
  const target = (page.draft ?? page.latest)?.measure.targetAge ?? 12;
  const isPublic = page.customer === null;
  const send = async () => {
    if (!(await draft.flush())) return;
    offer.mutate(
      { id: page.id },
      {
        onSuccess: ({ delivery }) => {
          toast({ text: t(`done.offered.${delivery}`), tone: 'good', name: 'page' });
          onDone();
        },
        onError: (error) => takeIn(error, draft.change),
      },
    );
  };
  return (
    <Card labelledBy="draft-title">
      <CardTitle
        id="draft-title"
        aside={
          <Button size="small" look="quiet" icon={Eye} onClick={() => setPreview(!isPreview)}>
            {t(isPreview ? 'draft.write' : 'draft.preview')}
          </Button>
        }
      >
        {t('draft.title')}
      </CardTitle>
      <div className="mb-4">
        <PageMeasure content={draft.content} target={target} saving={draft.state} />
      </div>
      {draft.state === 'joined' && (
        <p role="alert" className="mb-4 rounded-control bg-watch-soft px-3 py-2 text-watch">
          {t('draft.joined')}
        </p>
      )}
      {isPreview ? (
        <div className="flex flex-col gap-5">
          <SheetView content={draft.content} />
          {page.inForce && (
            <section className="border-t border-line pt-4">
              <h3 className="mb-2 font-bold">{t('draft.changes')}</h3>
              <DifferenceView rows={difference(page.inForce.content, draft.content)} />
            </section>
          )}
        </div>
      ) : (
        <PageEditor content={draft.content} onChange={draft.change} />
      )}
      <div className="mt-5 flex flex-wrap items-center gap-3 border-t border-line pt-4">
        <Button look="primary" icon={Send} busy={offer.isPending} onClick={() => void send()}>
          {t(isPublic ? 'draft.publish' : page.inForce ? 'draft.offerChange' : 'draft.offer')}
        </Button>
        <OfferHint isPublic={isPublic} />
      </div>
    </Card>
  );
}

function OfferHint({ isPublic }: { isPublic: boolean }) {
  const { workspace } = useSession();
  return (
    <span className="text-sm text-ink-3">
      {isPublic ? t('draft.publishHint', { slug: workspace.slug }) : t('draft.offerHint')}
    </span>
  );
}

/** The customer changed the page meanwhile: their words come into the draft, for one more look before it is offered. */
function takeIn(error: unknown, change: (content: PageContent) => void): void {
  if (!(error instanceof ApiError) || error.code !== 'page_moved_on') return;
  // The facts are those of this refusal in the contract.
  const { proposal } = error.facts as { proposal: { content: PageContent } };
  change(proposal.content);
  toast({ text: explain(error, 'agreements'), tone: 'bad', name: 'page' });
}
