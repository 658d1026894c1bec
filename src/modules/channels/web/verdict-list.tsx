import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { texts } from '#web/texts.ts';
import type { ConnectionVerdict } from '../contract.ts';

const t = texts('channels');
const kinds = ['imap', 'smtp'] as const;

/** What came of trying both servers, in plain words, and the other server's own answer for whoever asks it. */
export function VerdictList({ verdicts }: { verdicts: Record<(typeof kinds)[number], ConnectionVerdict> }) {
  return (
    <ul className="mt-4 flex flex-col gap-2 rounded-control bg-sunken p-3">
      {kinds.map((kind) => {
        const verdict = verdicts[kind];
        const isAbsent = verdict.code === 'not_configured';
        const Icon = isAbsent ? CircleDashed : verdict.ok ? CircleCheck : CircleAlert;
        const colour = isAbsent ? 'text-ink-2' : verdict.ok ? 'text-good' : 'text-bad';
        return (
          <li key={kind} className="flex gap-2">
            <Icon aria-hidden className={`lucide mt-0.5 flex-none ${colour}`} />
            <span className="min-w-0">
              <span className="font-strong">{t(`test.${kind}`)}</span> {verdict.words}
              {verdict.detail && (
                <span className="block text-sm break-words text-ink-2">
                  {t('test.said')} <q>{verdict.detail}</q>
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
