import { Check, CircleHelp, X } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';

const t = texts('recovery');
const signs = ['isMild', 'isFirst', 'isOneOff', 'isBeyondOurControl'] as const;

/** Four signs that a surprise is likely to pay; or that it is better to fix it and keep it fixed. */
export function SignsCard({ recovery }: { recovery: Recovery }) {
  const { count, verdict } = recovery.signs;
  const isAgain = !recovery.signs.isFirst;
  return (
    <Card labelledBy="signs-title">
      <CardTitle id="signs-title" aside={t('signs.of', { count })}>
        {t('signs.title')}
      </CardTitle>
      <p className="mb-3 font-strong">{t(isAgain ? 'signs.again' : `signs.verdict.${verdict}`)}</p>
      <ul className="grid gap-1 text-sm sm:grid-cols-2">
        {signs.map((sign) => {
          const value = recovery.signs[sign];
          const Icon = value === null ? CircleHelp : value ? Check : X;
          return (
            <li key={sign} className="flex items-center gap-1.5">
              <Icon aria-hidden className={`lucide ${value ? 'text-good' : 'text-ink-3'}`} />
              <span className={value ? '' : 'text-ink-3'}>
                {t(`signs.${sign}`)}
                <span className="sr-only">
                  : {t(value === null ? 'signs.unknown' : value ? 'signs.yes' : 'signs.no')}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-2 text-sm text-ink-3">{t('signs.note')}</p>
    </Card>
  );
}
