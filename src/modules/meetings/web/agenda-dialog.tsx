import { Check, Plus } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button, Dialog, EmptyState, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { addItem, type Meeting } from '../contract.ts';
import { isOursAlone, originOf } from '../logic/gravest-first.ts';
import { useDoing, useFindings } from './api.ts';
import { FailedSources, FindingLine, wordsOf } from './findings-list.tsx';

const t = texts('meetings');

interface AgendaDialogProps {
  meeting: Meeting;
  customerId: string;
  onClose: () => void;
}

/** Builds the agenda from what was found: each finding is added with its words, once. */
export function AgendaDialog({ meeting, customerId, onClose }: AgendaDialogProps) {
  const { data, error, refetch } = useFindings(customerId);
  const add = useDoing(addItem);
  const there = new Set(meeting.items.map(({ origin }) => origin));
  return (
    <Dialog title={t('agenda.title')} shape="wide" onClose={onClose}>
      <p className="mb-2 text-ink-2">{t('agenda.lead')}</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data?.data.length === 0 && <EmptyState title={t('agenda.none')}>{t('agenda.noneText')}</EmptyState>}
      <ul>
        {data?.data.map((finding) => {
          const origin = originOf(finding);
          const isThere = there.has(origin);
          return (
            <FindingLine
              key={origin}
              finding={finding}
              action={
                <Button
                  size="small"
                  icon={isThere ? Check : Plus}
                  disabled={isThere}
                  aria-label={t('agenda.addFor', { words: wordsOf(finding) })}
                  onClick={() =>
                    add.mutate({
                      id: meeting.id,
                      kind: 'agenda',
                      words: wordsOf(finding),
                      origin,
                      isPrivate: isOursAlone(finding),
                    })
                  }
                >
                  {t(isThere ? 'agenda.there' : 'agenda.add')}
                </Button>
              }
            />
          );
        })}
      </ul>
      {data && <FailedSources failed={data.failed} />}
    </Dialog>
  );
}
