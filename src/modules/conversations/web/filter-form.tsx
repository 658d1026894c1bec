import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Select, TextField } from '#web/ui/index.ts';
import { useInboxes, useStaff, useTeams, type Filters } from './api.ts';
import { countFilters } from './filters.ts';

const t = texts('conversations');

/** Narrows a view; every choice goes into the address at once. */
export function FilterForm({ filters, onClose }: { filters: Filters; onClose: () => void }) {
  const navigate = useNavigate();
  const staff = useStaff();
  const teams = useTeams();
  const { data: inboxes } = useInboxes();
  const set = (name: keyof Filters, value: string) =>
    void navigate({
      to: '.',
      search: ({ [name]: _, ...rest }: Record<string, unknown>) =>
        value === '' ? rest : { ...rest, [name]: value },
      replace: true,
    });
  const withAny = (options: readonly { id: string; name: string }[]) => [
    { value: '', label: t('filters.any') },
    ...options.map((option) => ({ value: option.id, label: option.name })),
  ];
  return (
    <section
      aria-label={t('inbox.filters')}
      className="mx-3 mt-2 flex flex-col gap-2 rounded-card border border-line bg-paper p-3"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="flex items-center">
        <h2 className="flex-1 font-strong">{t('inbox.filters')}</h2>
        <IconButton icon={X} label={t('filters.close')} onClick={onClose} className="-my-1.5 -mr-1.5" />
      </div>
      <Select
        label={t('filters.assignee')}
        value={filters.assigneeId ?? ''}
        onChange={(event) => set('assigneeId', event.target.value)}
        options={withAny(staff)}
      />
      {teams.length > 0 && (
        <Select
          label={t('filters.team')}
          value={filters.teamId ?? ''}
          onChange={(event) => set('teamId', event.target.value)}
          options={withAny(teams)}
        />
      )}
      {(inboxes?.data.length ?? 0) > 1 && (
        <Select
          label={t('filters.inbox')}
          value={filters.inboxId ?? ''}
          onChange={(event) => set('inboxId', event.target.value)}
          options={withAny(inboxes?.data ?? [])}
        />
      )}
      <TextField
        key={filters.tag ?? ''}
        label={t('filters.tag')}
        defaultValue={filters.tag ?? ''}
        onBlur={(event) => set('tag', event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set('tag', event.currentTarget.value.trim());
        }}
      />
      {countFilters(filters) > 0 && (
        <Button
          look="quiet"
          onClick={() => void navigate({ to: '.', search: { view: filters.view }, replace: true })}
        >
          {t('filters.clear')}
        </Button>
      )}
    </section>
  );
}
