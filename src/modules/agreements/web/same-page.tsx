import { Navigate } from '@tanstack/react-router';
import { allSamePageTabs } from '#web/screens.ts';
import { useSession } from '#web/session.ts';
import { SamePageFrame } from './same-page-frame.tsx';

/** The rail leads to the first tab this person may open. */
export function Page() {
  const { permissions } = useSession();
  const first = allSamePageTabs.find(({ permission }) => permissions.includes(permission));
  return first ? <Navigate to={first.to} replace /> : <SamePageFrame tab="">{null}</SamePageFrame>;
}
