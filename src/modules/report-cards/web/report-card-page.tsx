import { Download } from 'lucide-react';
import { Suspense } from 'react';
import { allReportCards } from '#web/screens.ts';
import { texts } from '#web/texts.ts';
import { ErrorState, PageFrame, Skeleton } from '#web/ui/index.ts';
import { getReportCardCsv, type Card } from '../contract.ts';
import { csvAddress, useCard } from './api.ts';
import { useChoice, useChoose, searchOfFigure, type Choice } from './choice.ts';
import { CoreCard } from './core-card.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { ExperienceCard } from './experience-card.tsx';
import { Finding } from './finding.tsx';
import { MarkCard } from './mark-card.tsx';
import { NothingYet, Withheld } from './nothing-yet.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { StagesCard } from './stages-card.tsx';
import { SubjectPicker } from './subject-picker.tsx';
import { TrendCard } from './trend-card.tsx';

const t = texts('report-cards');

/** One letter, the two pillars it rests on, what would change it, and the evidence behind every figure. */
export function Page() {
  const choice = useChoice();
  const choose = useChoose();
  const card = useCard(choice);
  return (
    <PageFrame
      title={t('title')}
      beside={
        <>
          <SubjectPicker choice={choice} name={card.data?.subject.name} />
          <PeriodPicker choice={choice} />
        </>
      }
      actions={
        <a href={csvAddress(getReportCardCsv, choice)} download className={csvLook}>
          <Download aria-hidden className="lucide" />
          {t('csv-link')}
        </a>
      }
    >
      {card.isPending && <CardSkeleton />}
      {card.isError && (
        <ErrorState error={card.error} namespace="report-cards" onRetry={() => void card.refetch()} />
      )}
      {card.data && !card.isError && (
        <div aria-busy={card.isPlaceholderData} className={card.isPlaceholderData ? 'opacity-60' : ''}>
          <Whole card={card.data} choice={choice} />
        </div>
      )}
      {choice.figure && (
        <EvidenceDialog
          choice={choice}
          figure={choice.figure}
          elements={card.data?.core.elements ?? []}
          onClose={() => choose(searchOfFigure(undefined))}
        />
      )}
    </PageFrame>
  );
}

const csvLook =
  'inline-flex min-h-9 items-center gap-2 rounded-control border border-line-strong bg-surface px-3 font-strong text-ink no-underline hover:bg-sunken pointer-coarse:min-h-11';

function Whole({ card, choice }: { card: Card; choice: Choice }) {
  if (card.withheld) return <Withheld {...card.withheld} />;
  const checks = card.core.counts?.n ?? 0;
  const answers = card.experience.counts?.n ?? 0;
  const isEmpty = checks === 0 && answers === 0 && card.asked === null;
  return (
    <div className="flex flex-col gap-4">
      {isEmpty ? (
        <NothingYet choice={choice} />
      ) : (
        <>
          {card.finding && <Finding finding={card.finding} />}
          <div className="grid grid-cols-[minmax(0,1fr)] items-stretch gap-4 lg:grid-cols-[300px_minmax(0,1fr)_minmax(0,1fr)]">
            <MarkCard card={card} />
            <CoreCard core={card.core} target={card.settings.coreTarget} />
            <ExperienceCard experience={card.experience} priorAnswers={card.settings.priorAnswers} />
          </div>
        </>
      )}
      <TrendCard choice={choice} />
      {!isEmpty && <StagesCard stages={card.stages} />}
      {card.subject.type === 'workspace' && <Suspense fallback={null}>{broughtCards(card)}</Suspense>}
      {!isEmpty && (
        <p className="text-sm text-ink-3">
          {t('basis', { version: card.algorithmVersion, zone: card.period.timeZone })}
        </p>
      )}
    </div>
  );
}

function broughtCards({ period: { from, to } }: Card) {
  return allReportCards.map(({ key, Component }) => <Component key={key} from={from} to={to} />);
}

function CardSkeleton() {
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-[300px_minmax(0,1fr)_minmax(0,1fr)]">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
      <Skeleton className="h-80" />
    </div>
  );
}
