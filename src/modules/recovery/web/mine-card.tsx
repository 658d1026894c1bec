import { Link } from '@tanstack/react-router';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import { useRecoveries } from './api.ts';
import { RecoveryRow } from './recovery-row.tsx';

const t = texts('recovery');
const most = 6;

/** Today: what I am putting right, whose step is due first. */
export function MineCard() {
  const { staff } = useSession();
  const list = useRecoveries({ status: 'open', ownerStaffId: staff.id }, most);
  const rows = list.data?.pages[0]?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card labelledBy="my-recoveries-title">
      <CardTitle
        id="my-recoveries-title"
        aside={
          <Link to="/recoveries" search={{ show: 'mine' }} className="text-accent">
            {t('mine.all')}
          </Link>
        }
      >
        {t('mine.title')}
      </CardTitle>
      <ul>
        {rows.map((row) => (
          <RecoveryRow key={row.id} row={row} />
        ))}
      </ul>
    </Card>
  );
}
