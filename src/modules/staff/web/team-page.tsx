import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { SettingsFrame } from '#modules/workspace/web/index.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import { useInvitations, usePeople, useTeams } from './api.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonRow } from './person-row.tsx';
import { TeamsCard } from './teams-card.tsx';

const t = texts('staff');

/** The people who serve, what each may do, and the teams they form. */
export function Page() {
  const [isInviting, setInviting] = useState(false);
  const mayManage = useMay('staff:manage');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePeople();
  const teams = useTeams();
  const invitations = useInvitations(mayManage);
  const people = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <SettingsFrame
      title={t('team.title')}
      lead={t('team.lead')}
      actions={
        mayManage && (
          <Button look="primary" icon={UserPlus} onClick={() => setInviting(true)}>
            {t('invite.title')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} namespace="staff" onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={5} />}
      {data && (
        <Card labelledBy="people">
          <CardTitle id="people">{t('people.title')}</CardTitle>
          <ul>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                teams={teams.data?.data ?? []}
                invitation={invitations.data?.data.find((one) => one.staffId === person.id)}
              />
            ))}
          </ul>
          {hasNextPage && (
            <Button className="mt-3" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('people.more')}
            </Button>
          )}
        </Card>
      )}
      {data && teams.data && <TeamsCard teams={teams.data.data} people={people} />}
      {teams.error && <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />}
      {isInviting && <InviteDialog teams={teams.data?.data ?? []} onClose={() => setInviting(false)} />}
    </SettingsFrame>
  );
}
