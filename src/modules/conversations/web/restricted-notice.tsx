import { KeyRound } from 'lucide-react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('conversations');

/** Stands where the composer would: why there is none, who sees this, and what to do if it is a mistake. */
export function RestrictedNotice({ onLift }: { onLift: () => void }) {
  const mayWrite = useMay('conversations:write');
  return (
    <aside
      aria-label={t('restricted.title')}
      className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t border-private-line bg-private px-4 py-3 md:px-6"
    >
      <KeyRound aria-hidden className="lucide flex-none" />
      <p className="min-w-0 flex-1 basis-64">
        <strong className="font-strong">{t('restricted.title')}</strong>{' '}
        <span className="text-ink-2">{t('restricted.why')}</span>
      </p>
      {mayWrite && <Button onClick={onLift}>{t('restricted.lift')}</Button>}
    </aside>
  );
}
