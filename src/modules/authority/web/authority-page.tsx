import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useMyAuthority } from './api.ts';
import { EverybodyCard } from './everybody-card.tsx';
import { LedgerCard } from './ledger-card.tsx';
import { MineCard } from './mine-card.tsx';

const t = texts('authority');

/** What I may say yes to, what I did say yes to, and, for those who set it, what everybody may. */
export function Page() {
  const mine = useMyAuthority();
  const mayManage = useMay('authority:manage');
  return (
    <SettingsFrame title={t('page.title')} lead={t('page.lead')}>
      {mine.error && (
        <ErrorState error={mine.error} namespace="authority" onRetry={() => void mine.refetch()} />
      )}
      {!mine.data && !mine.error && <SkeletonRows rows={4} />}
      {mine.data && <MineCard authority={mine.data} />}
      {mine.data && <LedgerCard />}
      {mayManage && <EverybodyCard />}
    </SettingsFrame>
  );
}
