import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useKeys } from '#web/keys.ts';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Avatar, IconButton, Menu, Tooltip, type MenuItem } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import { useStaff, useTeams } from './api.ts';
import type { Change } from './conversation-header.tsx';

const t = texts('conversations');

interface AssignMenuProps {
  conversation: Conversation;
  onChange: (change: Change) => void;
}

/** Who looks after this: oneself first, then colleagues, then teams. */
export function AssignMenu({ conversation, onChange }: AssignMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const { staff: me } = useSession();
  const staff = useStaff().filter((person) => person.status === 'active');
  const teams = useTeams();
  useKeys([{ keys: 'a', does: t('keys.assign'), run: () => setOpen(true) }]);
  const assignee = staff.find((person) => person.id === conversation.assigneeId);
  const toPerson = (id: string | null, label: string): MenuItem => ({
    id: id ?? 'nobody',
    label,
    isChecked: conversation.assigneeId === id,
    onSelect: () => onChange({ assigneeId: id }),
  });
  const items: MenuItem[] = [
    toPerson(me.id, t('assign.me')),
    toPerson(null, t('assign.nobody')),
    ...staff
      .filter((person) => person.id !== me.id)
      .map((person, index) => ({
        ...toPerson(person.id, person.name),
        ...(index === 0 ? { heading: t('assign.people') } : {}),
      })),
    ...teams.map((team, index) => ({
      id: team.id,
      label: team.name,
      isChecked: conversation.teamId === team.id,
      ...(index === 0 ? { heading: t('assign.teams') } : {}),
      onSelect: () => onChange({ teamId: conversation.teamId === team.id ? null : team.id }),
    })),
  ];
  return (
    <Menu
      label={t('assign.title')}
      align="end"
      items={items}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={(props) =>
        assignee ? (
          <Tooltip label={t('assign.to', { name: assignee.name })} keys="a">
            <button
              {...props}
              type="button"
              aria-label={t('assign.to', { name: assignee.name })}
              className="inline-flex size-9 items-center justify-center rounded-control hover:bg-sunken pointer-coarse:size-11"
            >
              <Avatar name={assignee.name} />
            </button>
          </Tooltip>
        ) : (
          <IconButton {...props} icon={UserRoundPlus} label={t('assign.title')} keys="a" />
        )
      }
    />
  );
}
