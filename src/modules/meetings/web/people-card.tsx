import { X } from 'lucide-react';
import { useState } from 'react';
import { texts } from '#web/texts.ts';
import { Avatar, Button, Card, CardTitle, IconButton, Select } from '#web/ui/index.ts';
import { setPeople, type Meeting } from '../contract.ts';
import { useDoing, useStaff } from './api.ts';

const t = texts('meetings');
type Person = Meeting['people'][number];

/** Who takes part, on both sides. */
export function PeopleCard({ meeting, mayWrite }: { meeting: Meeting; mayWrite: boolean }) {
  const set = useDoing(setPeople);
  const { people } = meeting;
  const save = (next: readonly Partial<Person>[]) =>
    set.mutate({
      id: meeting.id,
      people: next.map(({ side = 'us', staffId, customerId, name = '' }) => ({
        side,
        name: staffId || customerId ? '' : name,
        ...(staffId ? { staffId } : {}),
        ...(customerId ? { customerId } : {}),
      })),
    });
  if (people.length === 0 && !mayWrite) return null;
  return (
    <Card labelledBy="people-title">
      <CardTitle id="people-title">{t('people.title')}</CardTitle>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex min-h-10 items-center gap-2">
            <Avatar name={person.name} size="small" />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            <span className="text-sm text-ink-3">{t(`people.${person.side}`)}</span>
            {mayWrite && (
              <IconButton
                icon={X}
                label={t('people.remove', { name: person.name })}
                onClick={() => save(people.filter(({ id }) => id !== person.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && <AddPerson people={people} onAdd={(person) => save([...people, person])} />}
    </Card>
  );
}

function AddPerson({
  people,
  onAdd,
}: {
  people: readonly Person[];
  onAdd: (person: Partial<Person>) => void;
}) {
  const [name, setName] = useState('');
  const staff = (useStaff().data?.data ?? []).filter(
    ({ id }) => !people.some(({ staffId }) => staffId === id),
  );
  return (
    <div className="mt-2 grid gap-2 sm:grid-cols-2">
      <Select
        label={t('people.addUs')}
        value=""
        onChange={(event) => event.target.value && onAdd({ side: 'us', staffId: event.target.value })}
        options={[
          { value: '', label: t('people.choose') },
          ...staff.map(({ id, name: label }) => ({ value: id, label })),
        ]}
      />
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          onAdd({ side: 'them', name: name.trim() });
          setName('');
        }}
      >
        <label className="flex min-w-0 flex-1 flex-col gap-1 font-strong">
          {t('people.addThem')}
          <input
            className="field font-normal"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={name.trim() === ''}>
          {t('items.add')}
        </Button>
      </form>
    </div>
  );
}
