import { ShieldCheck } from 'lucide-react';
import { texts } from '#web/texts.ts';
import type { Rule } from '../contract.ts';

const t = texts('rules');

/** Instead of bending: why it stands, the words to use, and what can be said yes to. */
export function NeverBent({ rule }: { rule: Rule }) {
  return (
    <div role="note" className="flex flex-col gap-2 rounded-card border border-line bg-sunken p-3">
      <p className="flex items-center gap-2 font-strong">
        <ShieldCheck aria-hidden className="lucide text-ink-2" />
        {t('flag.neverBent')}
      </p>
      {rule.why && <p className="text-ink-2">{rule.why}</p>}
      <dl className="flex flex-col gap-2">
        <div>
          <dt className="text-sm text-ink-3">{t('flag.wordsToUse')}</dt>
          <dd>“{rule.wordsToUse || rule.customerSentence || rule.staffWording}”</dd>
        </div>
        {rule.nearestYes && (
          <div>
            <dt className="text-sm text-ink-3">{t('flag.nearestYes')}</dt>
            <dd className="font-strong">{rule.nearestYes}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
