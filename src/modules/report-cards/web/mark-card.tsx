import { texts } from '#web/texts.ts';
import { Card as Box, CardTitle, Letter, Pill } from '#web/ui/index.ts';
import type { Card } from '../contract.ts';
import { EvidenceLink } from './evidence-link.tsx';
import { share, shareRange } from './figures.ts';

const t = texts('report-cards');

/** The letter as the teacher's pen would write it, the customers' own beside it, and what would change it. */
export function MarkCard({ card }: { card: Card }) {
  return (
    <Box labelledBy="mark-title" className="flex flex-col">
      <CardTitle id="mark-title">{t(`mark.of.${card.subject.type}`)}</CardTitle>
      <div className="flex flex-col items-center gap-1 text-center">
        {card.grade ? (
          <Letter mark={card.grade} label={t('mark.label', { name: card.subject.name })} size="huge" />
        ) : (
          <p className="flex min-h-[100px] items-center font-serif text-2xl font-bold text-ink-3">
            {t('mark.notYet')}
          </p>
        )}
        <p className="text-lg font-strong">{t(`verdict.${card.verdict}`)}</p>
        {card.provisional && card.grade && <Pill tone="watch">{t('mark.provisional')}</Pill>}
        {(card.provisional || !card.grade) && <Missing card={card} />}
        <Asked asked={card.asked} />
      </div>
      <Sensitivities card={card} />
    </Box>
  );
}

/** What a mark still lacks, in the words of what can be done about it. */
function Missing({ card: { core, experience } }: { card: Card }) {
  const lacking = [
    ...(core.share.shown ? [] : [t('mark.checksSoFar', { n: core.share.n, needed: core.share.needed })]),
    ...(experience.netDelight.shown
      ? []
      : [t('mark.answersSoFar', { n: experience.netDelight.n, needed: experience.netDelight.needed })]),
  ];
  if (lacking.length === 0) return null;
  return <p className="text-sm text-ink-2">{t('mark.restsOn', { what: lacking.join(' · ') })}</p>;
}

function Asked({ asked }: { asked: Card['asked'] }) {
  if (!asked) return <p className="mt-1 text-sm text-ink-3">{t('asked.none')}</p>;
  return (
    <p className="mt-1 text-ink-2">
      <EvidenceLink figure={{ pillar: 'asked' }}>
        {t('asked.before')} <Letter mark={asked.commonest} label={t('asked.label')} size="small" />{' '}
        {t('asked.after', { given: asked.given, n: asked.n })}
      </EvidenceLink>
      <span className="block text-xs text-ink-3">
        {t('asked.share', {
          share: share(asked.share.value),
          range: shareRange(asked.share.interval),
          median: asked.median,
        })}
      </span>
    </p>
  );
}

const changes = [
  ['oneMoreMiss', 'miss'],
  ['oneMoreUnhappy', 'unhappy'],
  ['oneMoreDelighted', 'delighted'],
] as const;

function Sensitivities({ card }: { card: Card }) {
  const lines = changes.flatMap(([field, name]) => {
    const grade = card.sensitivities[field];
    return grade ? [{ name, grade, key: grade === card.grade ? 'still' : 'then' }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="mt-4 flex flex-col gap-1 text-sm">
      {lines.map(({ name, grade, key }) => (
        <li key={name} className="flex items-baseline gap-3">
          <span className="w-5 flex-none text-center">
            <Letter mark={grade} label={t('change.label')} size="small" />
          </span>
          {t(`change.${key}.${name}`)}
        </li>
      ))}
    </ul>
  );
}
