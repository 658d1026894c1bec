import { useQuery } from '@tanstack/react-query';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Select, TextField } from '#web/ui/index.ts';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import type { AuditFilter } from '../contract.ts';
import { actions, actionWords } from './audit-words.ts';

const t = texts('access');

interface AuditFiltersProps {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** What, who and when; each alone or together. */
export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const people = useQuery({
    queryKey: ['staff', 'audit'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { limit: 100 }, { signal }),
  });
  const anybody = { value: '', label: t('audit.anybody') };
  const set = (name: keyof AuditFilter, value: string) => onFilter({ ...filter, [name]: value || undefined });
  return (
    <fieldset className="grid w-full grid-cols-2 items-end gap-3 sm:grid-cols-4">
      <legend className="sr-only">{t('audit.filter')}</legend>
      <Select
        label={t('audit.what')}
        value={filter.action ?? ''}
        onChange={(event) => set('action', event.target.value)}
        options={[
          { value: '', label: t('audit.anything') },
          ...actions.map((action) => ({ value: action, label: actionWords(action) })),
        ]}
      />
      <Select
        label={t('audit.who')}
        value={filter.actorId ?? ''}
        onChange={(event) => set('actorId', event.target.value)}
        options={[
          anybody,
          ...(people.data?.data ?? []).map((person) => ({ value: person.id, label: person.name })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          label={t(`audit.${end}`)}
          type="date"
          min="1900-01-01"
          max="9999-12-31"
          value={filter[end] ?? ''}
          onChange={(event) => set(end, event.target.value)}
        />
      ))}
    </fieldset>
  );
}
