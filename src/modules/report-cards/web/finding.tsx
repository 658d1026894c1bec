import { Scale } from 'lucide-react';
import { texts } from '#web/texts.ts';
import type { Card } from '../contract.ts';
import { EvidenceLink } from './evidence-link.tsx';

const t = texts('report-cards');

/** Two or more grades between our arithmetic and the customers' own mark: one of the two misses something. */
export function Finding({ finding }: { finding: NonNullable<Card['finding']> }) {
  return (
    <section
      aria-label={t('finding.title')}
      className="flex gap-3 rounded-card border border-watch/40 bg-watch-soft px-5 py-4"
    >
      <Scale aria-hidden className="lucide mt-0.5 text-watch" />
      <div>
        <h2 className="font-bold">{t('finding.title')}</h2>
        <p>
          {t(`finding.${finding.who}`, {
            computed: finding.computed,
            asked: finding.asked,
            n: finding.n,
          })}{' '}
          <EvidenceLink figure={{ pillar: 'asked' }} className="!text-accent underline">
            {t('finding.read')}
          </EvidenceLink>
        </p>
      </div>
    </section>
  );
}
