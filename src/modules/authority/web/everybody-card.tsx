import { useState } from 'react';
import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, ErrorState, SkeletonRows } from '#web/ui/index.ts';
import type { AuthorityOfPerson } from '../contract.ts';
import { useEverybody } from './api.ts';
import { LimitsDialog } from './limits-dialog.tsx';

const t = texts('authority');

/** Everybody by name, with what is theirs to give. Nobody stands higher for having spent less, or more. */
export function EverybodyCard() {
  const list = useEverybody();
  const [open, setOpen] = useState<AuthorityOfPerson>();
  const people = list.data?.pages.flatMap((page) => page.data) ?? [];
  const currency = list.data?.pages[0]?.currency ?? '';
  return (
    <Card labelledBy="everybody">
      <CardTitle id="everybody">{t('everybody.title')}</CardTitle>
      <p className="mb-2 max-w-prose text-ink-2">{t('everybody.lead')}</p>
      {list.error && (
        <ErrorState error={list.error} namespace="authority" onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <SkeletonRows rows={4} />}
      <ul>
        {people.map((person) => (
          <Person
            key={person.staff.id}
            person={person}
            currency={currency}
            onChange={() => setOpen(person)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('everybody.more')}
        </Button>
      )}
      {open && <LimitsDialog person={open} currency={currency} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function Person({
  person,
  currency,
  onChange,
}: {
  person: AuthorityOfPerson;
  currency: string;
  onChange: () => void;
}) {
  const { staff, ownPerCaseMinor, perMonthMinor, leftLatelyMinor } = person;
  const amount = (minor: number) => money(minor, currency);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 first:border-0">
      <span className="min-w-0 flex-1 basis-52">
        <span className="block font-strong">{staff.name}</span>
        <span className="block text-sm text-ink-3">
          {[
            ownPerCaseMinor === null
              ? t('everybody.perCaseUsual')
              : t('everybody.perCase', { amount: amount(ownPerCaseMinor) }),
            t('everybody.left', { left: amount(leftLatelyMinor), month: amount(perMonthMinor) }),
          ].join(' · ')}
        </span>
      </span>
      <Button
        size="small"
        className="pointer-coarse:min-h-11"
        aria-label={t('everybody.changeOf', { name: staff.name })}
        onClick={onChange}
      >
        {t('everybody.change')}
      </Button>
    </li>
  );
}
