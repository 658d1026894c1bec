import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { dayWithYear, exactTime } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Dialog, ErrorState, Letter, Pill, SkeletonRows, type Tone } from '#web/ui/index.ts';
import { listEvidenceCsv, type Card, type EvidenceItem } from '../contract.ts';
import { csvAddress, useEvidence } from './api.ts';
import type { Choice, Figure } from './choice.ts';
import { periodName } from './period-picker.tsx';

const t = texts('report-cards');

interface EvidenceDialogProps {
  choice: Choice;
  figure: Figure;
  elements: Card['core']['elements'];
  onClose: () => void;
}

/** Everything one figure rests on, the latest first; each line leads to the conversation it came from. */
export function EvidenceDialog({ choice, figure, elements, onClose }: EvidenceDialogProps) {
  const evidence = useEvidence(choice, figure);
  const items = evidence.data?.pages.flatMap((page) => page.data) ?? [];
  const element = elements.find((one) => one.elementId === figure.elementId)?.name;
  return (
    <Dialog
      title={titleOf(figure, element)}
      shape="wide"
      onClose={onClose}
      footer={
        <a
          href={csvAddress(listEvidenceCsv, choice, figure)}
          download
          className="inline-flex min-h-9 items-center gap-2 rounded-control px-3 font-strong text-accent no-underline hover:bg-sunken"
        >
          <Download aria-hidden className="lucide" />
          {t('evidence.csv')}
        </a>
      }
    >
      <p className="mb-2 text-sm text-ink-3">{periodName(choice.period)}</p>
      {evidence.isPending && <SkeletonRows rows={5} />}
      {evidence.isError && (
        <ErrorState error={evidence.error} namespace="report-cards" onRetry={() => void evidence.refetch()} />
      )}
      {evidence.data && items.length === 0 && <p className="text-ink-2">{t('evidence.none')}</p>}
      <ul>
        {items.map((item) => (
          <EvidenceLine key={item.id} item={item} />
        ))}
      </ul>
      {evidence.hasNextPage && (
        <Button
          className="mt-3"
          busy={evidence.isFetchingNextPage}
          onClick={() => void evidence.fetchNextPage()}
        >
          {t('evidence.more')}
        </Button>
      )}
    </Dialog>
  );
}

const tones: Record<string, Tone> = {
  kept: 'good',
  recovered: 'watch',
  missed: 'bad',
  delighted: 'good',
  content: 'plain',
  unhappy: 'bad',
};

function EvidenceLine({ item }: { item: EvidenceItem }) {
  const about = [
    item.element?.name,
    item.customer?.name,
    item.staff && t('evidence.by', { name: item.staff.name }),
    item.touchpoint?.name ?? (item.stage && t(`stage.${item.stage}`)),
    item.severity && t('evidence.severity', { severity: item.severity }),
  ].filter(Boolean);
  return (
    <li className="flex gap-3 border-t border-line py-2.5">
      <span className="w-20 flex-none">
        {item.pillar === 'asked' ? (
          <Letter mark={item.outcome} label={t('asked.label')} size="small" />
        ) : (
          <Pill tone={tones[item.outcome] ?? 'plain'}>{t(`outcome.${item.outcome}`)}</Pill>
        )}
      </span>
      <span className="min-w-0 flex-1">
        {item.conversation ? (
          <Link
            to={`/inbox/${item.conversation.id}`}
            search={{ view: 'all' }}
            className="block truncate text-accent"
          >
            {item.conversation.subject || t('evidence.noSubject')}
            <span className="text-ink-3"> #{item.conversation.number}</span>
          </Link>
        ) : (
          <span className="text-ink-2">{t(`evidence.without.${item.link.kind}`)}</span>
        )}
        <span className="block text-sm text-ink-3">{about.join(' · ')}</span>
      </span>
      <time dateTime={item.at} title={exactTime(item.at)} className="flex-none text-sm text-ink-3">
        {dayWithYear(item.at)}
      </time>
    </li>
  );
}

function titleOf(figure: Figure, element: string | undefined): string {
  const parts = [
    figure.pillar ? t(`pillar.${figure.pillar}`) : t('evidence.all'),
    element,
    figure.stage && t(`stage.${figure.stage}`),
    figure.outcome && figure.pillar !== 'asked' ? t(`outcome.${figure.outcome}`) : figure.outcome,
  ];
  return parts.filter(Boolean).join(' · ');
}
