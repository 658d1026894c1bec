import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, IconButton } from '#web/ui/index.ts';
import type { StaffMember, Team } from '../contract.ts';
import { TeamDialog } from './team-dialog.tsx';

const t = texts('staff');

export function TeamsCard({ teams, people }: { teams: readonly Team[]; people: readonly StaffMember[] }) {
  const mayManage = useMay('staff:manage');
  const [open, setOpen] = useState<Team | 'new'>();
  const namesOf = (team: Team) =>
    people
      .filter((person) => team.memberIds.includes(person.id))
      .map((person) => person.name || person.email)
      .join(', ');
  return (
    <Card labelledBy="teams">
      <CardTitle id="teams">{t('teams.title')}</CardTitle>
      {teams.length === 0 && <p className="text-ink-2">{t('teams.none')}</p>}
      <ul>
        {teams.map((team) => (
          <li key={team.id} className="flex items-center gap-3 border-t border-line py-3 first:border-0">
            <div className="min-w-0 flex-1">
              <p className="font-strong">{team.name}</p>
              <p className="text-sm text-ink-3">{namesOf(team) || t('teams.nobody')}</p>
            </div>
            {mayManage && (
              <IconButton
                icon={Pencil}
                label={t('teams.changeOf', { name: team.name })}
                onClick={() => setOpen(team)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <Button className="mt-3" icon={Plus} onClick={() => setOpen('new')}>
          {t('teams.add')}
        </Button>
      )}
      {open && (
        <TeamDialog
          people={people}
          onClose={() => setOpen(undefined)}
          {...(open === 'new' ? {} : { team: open })}
        />
      )}
    </Card>
  );
}
