import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Avatar, Card, CardTitle, Time } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { nameOf } from './words.ts';

const t = texts('recovery');

/** One owner; who was served and who pays, which need not be the same. */
export function PeopleCard({ recovery }: { recovery: Recovery }) {
  const { owner, owners, beneficiary, payer } = recovery;
  const isOne = beneficiary.id === payer.id;
  const earlier = owners.slice(1);
  return (
    <Card labelledBy="people-title">
      <CardTitle id="people-title">{t('people.title')}</CardTitle>
      <ul className="flex flex-col gap-3">
        <Person name={owner.name} does={t('people.owner')} />
        <Person
          name={nameOf(beneficiary)}
          does={t(isOne ? 'people.both' : 'people.beneficiary')}
          to={`/customers/${beneficiary.id}`}
        />
        {!isOne && <Person name={nameOf(payer)} does={t('people.payer')} to={`/customers/${payer.id}`} />}
      </ul>
      {earlier.length > 0 && (
        <div className="mt-3 border-t border-line pt-2">
          <h3 className="mb-1 text-sm font-strong text-ink-3">{t('people.handed')}</h3>
          <ul className="flex flex-col gap-1 text-sm">
            {earlier.map((one) => (
              <li key={one.since} className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 break-words">
                  {one.because
                    ? t('people.toBecause', { name: one.staff.name, because: one.because })
                    : t('people.to', { name: one.staff.name })}
                </span>
                <Time at={one.since} className="text-ink-3" />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function Person({ name, does, to }: { name: string; does: string; to?: string }) {
  return (
    <li className="flex items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        {to ? (
          <Link to={to} className="block truncate font-strong text-ink">
            {name}
          </Link>
        ) : (
          <span className="block truncate font-strong">{name}</span>
        )}
        <span className="block text-sm text-ink-3">{does}</span>
      </span>
    </li>
  );
}
