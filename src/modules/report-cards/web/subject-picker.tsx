import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Combobox, Popover } from '#web/ui/index.ts';
import { useFoundCustomers, useTeams, useTouchpoints } from './api.ts';
import { useChoose, type Choice } from './choice.ts';

const t = texts('report-cards');

/** Whose card: the whole house, a team, a touchpoint, one customer, or one's own. */
export function SubjectPicker({ choice, name }: { choice: Choice; name: string | undefined }) {
  const isWhole = choice.subjectType === 'workspace';
  return (
    <Popover
      label={t('subject.choose')}
      className="max-h-[70dvh] w-[300px]"
      trigger={(props) => (
        <Button {...props} size="small" className="max-w-64 !rounded-full !px-3 pointer-coarse:min-h-11">
          <span className="truncate">
            {isWhole ? t('subject.workspace') : (name ?? t('subject.loading'))}
          </span>
          <ChevronDown aria-hidden className="lucide flex-none text-ink-3" />
        </Button>
      )}
    >
      {(close) => <Subjects choice={choice} onDone={close} />}
    </Popover>
  );
}

type SubjectType = Choice['subjectType'];

function Subjects({ choice, onDone }: { choice: Choice; onDone: () => void }) {
  const choose = useChoose();
  const { staff } = useSession();
  const teams = useTeams();
  const touchpoints = useTouchpoints();
  const [text, setText] = useState('');
  const customers = useFoundCustomers(text.trim());
  const take = (subjectType: SubjectType, subjectId?: string) => {
    onDone();
    choose({ subjectType: subjectType === 'workspace' ? undefined : subjectType, subjectId });
  };
  const entry = (subjectType: SubjectType, id: string | undefined, label: string) => (
    <li key={id ?? subjectType}>
      <button
        type="button"
        aria-current={choice.subjectType === subjectType && choice.subjectId === id ? 'true' : undefined}
        onClick={() => take(subjectType, id)}
        className="flex min-h-8 w-full items-center rounded-control px-2 text-left hover:bg-sunken aria-[current]:font-strong aria-[current]:text-accent pointer-coarse:min-h-11"
      >
        <span className="truncate">{label}</span>
      </button>
    </li>
  );
  return (
    <div className="flex flex-col gap-1 p-1">
      <ul>
        {entry('workspace', undefined, t('subject.workspace'))}
        {entry('staff', staff.id, t('subject.mine'))}
      </ul>
      <h3 className="px-2 text-xs text-ink-3">{t('subject.customer')}</h3>
      <Combobox
        label={t('subject.findCustomer')}
        placeholder={t('subject.findCustomer')}
        text={text}
        onText={setText}
        options={customers.map((one) => ({
          id: one.id,
          label: one.name || one.address || '',
          hint: one.name ? (one.address ?? '') : '',
        }))}
        onChoose={({ id }) => take('customer', id)}
        emptyText={t('subject.noCustomer')}
      />
      {teams.length > 0 && <h3 className="px-2 pt-2 text-xs text-ink-3">{t('subject.teams')}</h3>}
      <ul>{teams.map((team) => entry('team', team.id, team.name))}</ul>
      {touchpoints.length > 0 && <h3 className="px-2 pt-2 text-xs text-ink-3">{t('subject.touchpoints')}</h3>}
      <ul>{touchpoints.map((touchpoint) => entry('touchpoint', touchpoint.id, touchpoint.name))}</ul>
    </div>
  );
}
