import { texts } from '#web/texts.ts';
import type { RecoverySummary } from '../contract.ts';
import { RecoveryRow } from './recovery-row.tsx';

const t = texts('recovery');

/** Whose step is due first stands on top. */
export function RecoveryList({ rows }: { rows: readonly RecoverySummary[] }) {
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface px-4">
      <ul aria-label={t('list.title')}>
        {rows.map((row) => (
          <RecoveryRow key={row.id} row={row} showsOwner />
        ))}
      </ul>
    </div>
  );
}
