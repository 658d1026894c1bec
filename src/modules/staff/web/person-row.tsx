import { Ellipsis } from 'lucide-react';
import { mayGiveRole, roles, type Role } from '#modules/access/permissions.ts';
import type { Invitation } from '#modules/access/contract.ts';
import { explain } from '#web/api.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts, word } from '#web/texts.ts';
import { Avatar, IconButton, Menu, Pill, Select, Time, toast, type MenuItem } from '#web/ui/index.ts';
import type { StaffMember, Team } from '../contract.ts';
import { useChangePerson, useRevokeInvitation } from './api.ts';

const t = texts('staff');

interface PersonRowProps {
  person: StaffMember;
  teams: readonly Team[];
  invitation: Invitation | undefined;
}

/** One person: who, in which teams, with which role. Nobody changes themselves here, or anybody above them. */
export function PersonRow({ person, teams, invitation }: PersonRowProps) {
  const { staff: me } = useSession();
  const mayManage = useMay('staff:manage');
  const change = useChangePerson();
  const isMe = person.id === me.id;
  const mayChange = mayManage && !isMe && mayGiveRole(me.role, person.role);
  const own = teams.filter((team) => person.teamIds.includes(team.id)).map((team) => team.name);
  const alter = (given: { role?: Role; status?: 'active' | 'suspended' }) =>
    change.mutate(
      { id: person.id, ...given },
      {
        onSuccess: () => toast({ text: t('people.changed', { name: person.name }), tone: 'good' }),
        onError: (error) => toast({ text: explain(error, 'staff'), tone: 'bad' }),
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-3 first:border-0">
      <Avatar name={person.name || person.email} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-strong">{person.name || person.email}</span>
          {isMe && <Pill>{t('people.you')}</Pill>}
          {person.status === 'invited' && <Pill tone="watch">{t('people.invited')}</Pill>}
          {person.status === 'suspended' && <Pill tone="bad">{t('people.suspended')}</Pill>}
          {person.hasSecondFactor && <Pill tone="good">{t('people.secondFactor')}</Pill>}
        </p>
        <p className="text-sm break-words text-ink-3">
          {[person.email, ...own].join(' · ')}
          {person.lastSeenAt && (
            <>
              {' · '}
              {t('people.lastSeen')} <Time at={person.lastSeenAt} />
            </>
          )}
        </p>
      </div>
      {mayChange ? (
        <div className="w-44 max-sm:ml-10">
          <Select
            label={t('people.roleOf', { name: person.name })}
            labelHidden
            value={person.role}
            disabled={change.isPending}
            // The options are exactly the roles.
            onChange={(event) => alter({ role: event.target.value as Role })}
            options={roles
              .filter((role) => mayGiveRole(me.role, role))
              .map((role) => ({ value: role, label: word(`web:roles.${role}`) }))}
          />
        </div>
      ) : (
        <span className="text-ink-2">{word(`web:roles.${person.role}`)}</span>
      )}
      {mayChange && (
        <PersonActions person={person} invitation={invitation} onStatus={(status) => alter({ status })} />
      )}
    </li>
  );
}

interface PersonActionsProps {
  person: StaffMember;
  invitation: Invitation | undefined;
  onStatus: (status: 'active' | 'suspended') => void;
}

function PersonActions({ person, invitation, onStatus }: PersonActionsProps) {
  const revoke = useRevokeInvitation();
  const items: MenuItem[] = [];
  if (person.status === 'active')
    items.push({
      id: 'suspend',
      label: t('people.suspend'),
      tone: 'bad',
      onSelect: () => onStatus('suspended'),
    });
  if (person.status === 'suspended')
    items.push({ id: 'revive', label: t('people.revive'), onSelect: () => onStatus('active') });
  if (person.status === 'invited' && invitation)
    items.push({
      id: 'revoke',
      label: t('people.revoke'),
      tone: 'bad',
      onSelect: () =>
        revoke.mutate(invitation.id, {
          onSuccess: () => toast({ text: t('people.revoked'), tone: 'good' }),
          onError: (error) => toast({ text: explain(error, 'staff'), tone: 'bad' }),
        }),
    });
  if (items.length === 0) return null;
  const label = t('people.actionsOf', { name: person.name || person.email });
  return (
    <Menu
      label={label}
      align="end"
      items={items}
      trigger={(props) => <IconButton {...props} icon={Ellipsis} label={label} />}
    />
  );
}
