import { Link } from '@tanstack/react-router';
import { Flower2 } from 'lucide-react';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, ButtonLink, Card, EmptyState, ErrorState, Pill, SkeletonRows } from '#web/ui/index.ts';
import type { RuleReview } from '../contract.ts';
import { BeforeAfter } from './before-after.tsx';
import { useGraveyard } from './life-api.ts';
import { RulesFrame } from './rules-frame.tsx';

const t = texts('rules');

/** Rules that ended: when, why, and how often they put customers out before and after. */
export function Page() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useGraveyard();
  const graves = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <RulesFrame at="/rules/graveyard" lead={t('life.graveyard.lead')}>
      {error && <ErrorState error={error} namespace="rules" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={6} />}
      {data && graves.length === 0 && (
        <Card>
          <EmptyState
            icon={Flower2}
            title={t('life.graveyard.none')}
            action={<ButtonLink to="/rules">{t('life.back')}</ButtonLink>}
          >
            {t('life.graveyard.noneText')}
          </EmptyState>
        </Card>
      )}
      <ul className="grid gap-4 lg:grid-cols-2">
        {graves.map((grave) => (
          <Grave key={grave.id} grave={grave} />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('life.more')}
        </Button>
      )}
    </RulesFrame>
  );
}

function Grave({ grave }: { grave: RuleReview }) {
  return (
    <li className="flex min-w-0 flex-col">
      <Card className="h-full">
        <p className="flex flex-wrap items-center gap-2">
          <Link to={`/rules/${grave.rule.id}`} className="font-strong text-ink hover:text-accent">
            {grave.rule.staffWording}
          </Link>
          {grave.outcome && <Pill>{t(`life.became.${grave.outcome}`)}</Pill>}
        </p>
        <p className="mt-0.5 text-sm text-ink-3">
          {[
            t(`kinds.${grave.rule.kind}`),
            grave.decidedAt && dayWithYear(grave.decidedAt),
            grave.decidedBy?.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {grave.words !== '' && <p className="mt-2">“{grave.words}”</p>}
        {grave.isByDefault && <p className="mt-2 text-ink-2">{t('life.became.byDefault')}</p>}
        {grave.replacement && (
          <p className="mt-1 text-ink-2">
            {t('life.became.now')}{' '}
            <Link to={`/rules/${grave.replacement.id}`} className="underline">
              {grave.replacement.staffWording}
            </Link>
          </p>
        )}
        <BeforeAfter review={grave} />
      </Card>
    </li>
  );
}
