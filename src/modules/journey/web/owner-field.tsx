import { useQuery } from '@tanstack/react-query';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { call } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Select } from '#web/ui/index.ts';

const t = texts('journey');

/** Who looks after an element or a moment; part of a form, under the name `ownerStaffId`. */
export function OwnerField({
  ownerStaffId,
  error,
}: {
  ownerStaffId: string | null;
  error?: string | undefined;
}) {
  const { data } = useQuery({
    queryKey: ['staff', 'list'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  });
  const people = data?.data ?? [];
  return (
    <Select
      key={people.length}
      name="ownerStaffId"
      label={t('owner')}
      error={error}
      defaultValue={ownerStaffId ?? ''}
      options={[
        { value: '', label: t('nobody') },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
