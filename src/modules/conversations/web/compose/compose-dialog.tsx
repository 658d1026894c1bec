import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, ErrorState, Menu, Skeleton } from '#web/ui/index.ts';
import type { ConversationDraft } from '../../contract.ts';
import { useInboxes, useNewDrafts } from '../api.ts';
import { compose, type Begun } from './compose.ts';
import { beginLetter, emptyLetter } from './letter.ts';
import { LetterForm } from './letter-form.tsx';

const t = texts('conversations');

/** Writes to somebody new. What was begun earlier is taken up again; nothing is lost by closing. */
export function ComposeDialog({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const drafts = useNewDrafts();
  const inboxes = useInboxes();
  const [freshId, setFreshId] = useState(() => crypto.randomUUID());
  const [isFresh, setFresh] = useState(false);
  // What another window or a message taken back has left is part of it.
  const [openedAt] = useState(() => Date.now());
  const isReady = inboxes.isSuccess && drafts.isSuccess && drafts.dataUpdatedAt >= openedAt;
  const failed = drafts.isError ? drafts : inboxes.isError ? inboxes : undefined;
  const active = inboxes.data?.data.filter((inbox) => inbox.status === 'active') ?? [];
  const fresh = { id: freshId, inboxId: active[0]?.id ?? null };
  const begin = () => (isFresh ? emptyLetter(fresh) : beginLetter(drafts.data?.data ?? [], begun, fresh));
  return (
    <Dialog shape="page" title={t('compose.title')} onClose={onClose}>
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !isReady && <LetterSkeleton />}
      {isReady && (
        <LetterForm
          key={`${begun.draftId} ${begun.to?.address} ${freshId}`}
          begin={begin()}
          inboxes={active}
          onClose={onClose}
          drafts={
            <OtherDrafts
              drafts={drafts.data.data}
              onFresh={() => {
                setFresh(true);
                setFreshId(crypto.randomUUID());
              }}
              onChoose={(draftId) => {
                setFresh(false);
                compose({ draftId });
              }}
            />
          }
        />
      )}
    </Dialog>
  );
}

interface OtherDraftsProps {
  drafts: readonly ConversationDraft[];
  onFresh: () => void;
  onChoose: (draftId: string) => void;
}

/** What else was begun, and an empty sheet. */
function OtherDrafts({ drafts, onFresh, onChoose }: OtherDraftsProps) {
  if (drafts.length === 0) return null;
  return (
    <Menu
      label={t('compose.drafts')}
      items={[
        ...drafts.map((draft) => ({
          id: draft.id,
          label: draft.subject || t('inbox.noSubject'),
          hint: draft.to[0]?.name || draft.to[0]?.address || '',
          onSelect: () => onChoose(draft.id),
        })),
        { id: 'fresh', label: t('compose.fresh'), onSelect: onFresh },
      ]}
      trigger={(props) => (
        <Button {...props} size="small" look="quiet" className="pointer-coarse:min-h-11">
          {t('compose.drafts')}
        </Button>
      )}
    />
  );
}

function LetterSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-5">
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
      <Skeleton className="h-40" />
    </div>
  );
}
