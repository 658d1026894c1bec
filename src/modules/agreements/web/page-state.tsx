import { Check, CircleDashed, Hourglass, Send, X, type LucideIcon } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Pill, type Tone } from '#web/ui/index.ts';
import type { AgreementBrief } from '../contract.ts';

const t = texts('agreements');

const looks: Record<string, { tone: Tone; icon: LucideIcon }> = {
  us: { tone: 'watch', icon: Hourglass },
  them: { tone: 'accent', icon: Send },
  accepted: { tone: 'good', icon: Check },
  declined: { tone: 'bad', icon: X },
  draft: { tone: 'plain', icon: CircleDashed },
  ended: { tone: 'plain', icon: X },
};

/** How a page stands, in words; the version in force and what it waits for. */
export function PageState({ page }: { page: AgreementBrief }) {
  const waits = page.waitsFor && looks[page.waitsFor];
  const status = looks[page.status] ?? looks['draft'];
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {(page.status !== 'offered' || !waits) && status && (
        <Pill {...status}>
          {t(`states.${page.status}`, { number: page.accepted?.number ?? page.offered?.number ?? 1 })}
        </Pill>
      )}
      {waits && page.waitsFor && (
        <Pill {...waits}>{t(`waits.${page.waitsFor}`, { number: page.offered?.number ?? 1 })}</Pill>
      )}
      {page.hasDraft && page.status !== 'draft' && <Pill>{t('states.draftBeside')}</Pill>}
    </span>
  );
}
