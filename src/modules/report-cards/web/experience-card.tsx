import { texts } from '#web/texts.ts';
import { Card as Box, CardTitle, IntervalBar, ShareBar, type Tone } from '#web/ui/index.ts';
import type { Card } from '../contract.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { signed, signedRange } from './figures.ts';

const t = texts('report-cards');
type Experience = Card['experience'];

const groups = [
  ['delighted', 'accent'],
  ['content', 'plain'],
  ['unhappy', 'bad'],
] as const satisfies readonly (readonly [string, Tone])[];

/** How it was for the people served: more delighted than unhappy, or the other way round. */
export function ExperienceCard({
  experience: { netDelight, counts },
  priorAnswers,
}: {
  experience: Experience;
  priorAnswers: number;
}) {
  return (
    <Box labelledBy="experience-title">
      <CardTitle
        id="experience-title"
        aside={
          counts && (
            <EvidenceLink figure={{ pillar: 'experience' }}>
              {t('experience.answers', { count: counts.n })}
            </EvidenceLink>
          )
        }
      >
        {t('experience.title')}
      </CardTitle>
      {netDelight.shown ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <EvidenceLink figure={{ pillar: 'experience' }} className="text-2xl font-bold">
              {signed(netDelight.value)}
            </EvidenceLink>
            <span className="text-sm text-ink-3">
              {t('experience.range', { range: signedRange(netDelight.interval), n: netDelight.n })}
            </span>
          </p>
          <p className="mt-1 text-ink-2" title={t('experience.shrunk', { count: priorAnswers })}>
            {t('experience.net')}
          </p>
          <div className="mt-1">
            <IntervalBar
              value={netDelight.value}
              low={netDelight.interval.low}
              high={netDelight.interval.high}
              min={-100}
              max={100}
              label={t('experience.bar', {
                value: signed(netDelight.value),
                range: signedRange(netDelight.interval),
                n: netDelight.n,
              })}
            />
          </div>
        </>
      ) : (
        <p className="text-lg font-strong text-ink-2">
          {t('experience.soFar', { n: netDelight.n, needed: netDelight.needed })}
        </p>
      )}
      {counts && counts.n > 0 ? (
        <>
          <div className="my-2">
            <ShareBar
              label={t('experience.parts', { ...counts })}
              parts={groups.map(([name, tone]) => ({ count: counts[name], tone }))}
            />
          </div>
          <ul className="flex flex-col">
            {groups.map(([name]) => (
              <li key={name} className="flex min-h-10 items-center gap-3 border-t border-line py-1.5">
                <span className="flex-1">{t(`outcome.${name}`)}</span>
                <EvidenceLink
                  figure={{ pillar: 'experience', outcome: name }}
                  label={t('experience.open', {
                    group: t(`outcome.${name}`),
                    n: counts[name],
                    all: counts.n,
                  })}
                  className="tabular-nums"
                >
                  {t('core.of', { kept: counts[name], n: counts.n })}
                </EvidenceLink>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-2 text-ink-3">{t('experience.none')}</p>
      )}
    </Box>
  );
}
