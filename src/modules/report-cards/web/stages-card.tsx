import { TriangleAlert } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Card as Box, CardTitle, IntervalBar, Letter, Pill } from '#web/ui/index.ts';
import type { Card } from '../contract.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { share, shareRange } from './figures.ts';

const t = texts('report-cards');
type Stage = Card['stages'][number];

/** Before, during, after: where the evidence comes from, and where it is too thin to speak for the whole. */
export function StagesCard({ stages }: { stages: Card['stages'] }) {
  const n = stages.reduce((sum, stage) => sum + stage.n, 0);
  return (
    <Box labelledBy="stages-title">
      <CardTitle id="stages-title" aside={t('stages.evidence', { count: n })}>
        {t('stages.title')}
      </CardTitle>
      <ul className="grid gap-x-8 gap-y-4 md:grid-cols-3">
        {stages.map((stage) => (
          <StageLine key={stage.stage} stage={stage} />
        ))}
      </ul>
    </Box>
  );
}

function StageLine({ stage }: { stage: Stage }) {
  const name = t(`stage.${stage.stage}`);
  return (
    <li className="flex flex-col gap-1">
      <div className="flex min-h-8 items-center gap-2">
        <span className="flex-1 font-strong">{name}</span>
        {stage.provisional && stage.grade && <Pill>{t('mark.provisionalShort')}</Pill>}
        <Letter mark={stage.grade} label={t('stages.mark', { name })} />
      </div>
      {stage.share ? (
        <>
          <IntervalBar
            value={stage.share.value}
            low={stage.share.interval.low}
            high={stage.share.interval.high}
            min={0}
            max={1}
            label={t('stages.bar', {
              name,
              share: share(stage.share.value),
              range: shareRange(stage.share.interval),
              n: stage.n,
            })}
          />
          <p className="text-sm text-ink-2">
            <EvidenceLink figure={{ stage: stage.stage }}>
              {t('stages.share', {
                share: share(stage.share.value),
                range: shareRange(stage.share.interval),
                n: stage.n,
              })}
            </EvidenceLink>
          </p>
        </>
      ) : (
        <p className="text-sm text-ink-3">{t('stages.none')}</p>
      )}
      {stage.isThin && (
        <p className="flex gap-1.5 text-sm text-watch">
          <TriangleAlert aria-hidden className="lucide mt-0.5" />
          {t(`stages.thin.${stage.stage}`)}
        </p>
      )}
    </li>
  );
}
