import { percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card as Box, CardTitle, Pill, ShareBar } from '#web/ui/index.ts';
import type { Card } from '../contract.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { share, shareRange } from './figures.ts';

const t = texts('report-cards');
type Core = Card['core'];

/** The basics: kept or not, as a share with what chance alone would allow, and element by element. */
export function CoreCard({ core, target }: { core: Core; target: number }) {
  const { counts } = core;
  return (
    <Box labelledBy="core-title">
      <CardTitle
        id="core-title"
        aside={
          counts && (
            <EvidenceLink figure={{ pillar: 'core' }}>{t('core.checks', { count: counts.n })}</EvidenceLink>
          )
        }
      >
        {t('core.title')}
      </CardTitle>
      <Share core={core} target={target} />
      {counts && counts.n > 0 && (
        <>
          <p className="mt-1 text-ink-2">
            {core.state && `${t(`state.${core.state}`)}: `}
            <EvidenceLink figure={{ pillar: 'core', outcome: 'kept' }}>
              {t('core.kept', { count: counts.kept })}
            </EvidenceLink>
            {', '}
            <EvidenceLink figure={{ pillar: 'core', outcome: 'recovered' }}>
              {t('core.recovered', { count: counts.recovered })}
            </EvidenceLink>
            {', '}
            <EvidenceLink figure={{ pillar: 'core', outcome: 'missed' }}>
              {t('core.missed', { count: counts.missed })}
            </EvidenceLink>
          </p>
          <div className="my-2">
            <ShareBar
              label={t('core.bar', { ...counts })}
              parts={[
                { count: counts.kept, tone: 'good' },
                { count: counts.recovered, tone: 'watch' },
                { count: counts.missed, tone: 'bad' },
              ]}
            />
          </div>
        </>
      )}
      {core.worstOpenSeverity >= 4 && (
        <p className="mb-2 rounded-control bg-bad-soft px-3 py-2 text-sm text-bad">
          {t('core.worst', { severity: core.worstOpenSeverity })}
        </p>
      )}
      <ul className="flex flex-col">
        {core.elements.map((element) => (
          <ElementLine key={element.elementId ?? 'none'} element={element} />
        ))}
      </ul>
      {core.elements.length === 0 && <p className="text-ink-3">{t('core.none')}</p>}
    </Box>
  );
}

function Share({ core, target }: { core: Core; target: number }) {
  if (!core.share.shown)
    return (
      <p className="text-lg font-strong text-ink-2">
        {t('core.soFar', { n: core.share.n, needed: core.share.needed })}
      </p>
    );
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <EvidenceLink figure={{ pillar: 'core' }} className="text-2xl font-bold">
        {share(core.share.value)}
      </EvidenceLink>
      <span className="text-sm text-ink-3">
        {t('core.share', {
          range: shareRange(core.share.interval),
          n: core.share.n,
          target: percent(target),
        })}
      </span>
    </p>
  );
}

function ElementLine({ element }: { element: Core['elements'][number] }) {
  const name = element.name || t('core.noElement');
  const inTime = element.kept + element.recovered;
  const words = t('core.of', { kept: inTime, n: element.n });
  return (
    <li className="flex min-h-10 items-center gap-3 border-t border-line py-1.5">
      <span className="min-w-0 flex-1">{name}</span>
      {element.recovered > 0 && <Pill tone="watch">{t('core.recovered', { count: element.recovered })}</Pill>}
      {element.missed > 0 && <Pill tone="bad">{t('core.missed', { count: element.missed })}</Pill>}
      <span
        className="flex-none text-right tabular-nums"
        title={
          element.share.shown
            ? `${share(element.share.value)} ${shareRange(element.share.interval)}`
            : t('so-far', { n: element.share.n, needed: element.share.needed })
        }
      >
        {element.elementId ? (
          <EvidenceLink
            figure={{ pillar: 'core', elementId: element.elementId }}
            label={t('core.ofElement', { name, words })}
          >
            {words}
          </EvidenceLink>
        ) : (
          words
        )}
      </span>
    </li>
  );
}
