import type { Customer } from '#modules/customers/contract.ts';
import { number, percent } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle, Pill, type Tone } from '#web/ui/index.ts';
import type { StrainOfAccount } from '../contract.ts';
import { useStrain } from './api.ts';

const t = texts('extras');
const tones: Record<NonNullable<StrainOfAccount['level']>, Tone> = {
  usual: 'good',
  amber: 'watch',
  red: 'bad',
};

/** What this account takes out of the team, beside what the team is used to. Nobody is named, nobody is blamed. */
export function StrainCard({ customer }: { customer: Customer }) {
  const found = useStrain(customer.id).data;
  if (!found || found.contacts === 0) return null;
  const { level, index } = found;
  return (
    <Card labelledBy="strain-title">
      <CardTitle id="strain-title">{t('strain.title')}</CardTitle>
      <p className="mb-2 flex flex-wrap items-center gap-2">
        {level === null || index === null ? (
          <span className="text-ink-2">
            {t('strain.counted', { n: found.contacts, needed: found.needed })}
          </span>
        ) : (
          <>
            <Pill tone={tones[level]}>{t(`strain.level.${level}`)}</Pill>
            <span>{t('strain.index', { index: two(index), n: found.contacts })}</span>
          </>
        )}
      </p>
      <dl className="flex flex-col">
        {(['outOfHours', 'unusual', 'hard'] as const).map((name) => (
          <div key={name} className="flex items-baseline gap-2 border-t border-line py-1.5">
            <dt className="flex-1">{t(`strain.${name}`, { count: found[name].count })}</dt>
            {level !== null && <dd className="text-sm text-ink-3">{comparison(name, found[name])}</dd>}
          </div>
        ))}
      </dl>
      {found.pulse && (
        <p className="border-t border-line py-1.5 text-sm">
          {t('strain.pulse', {
            before: one(found.pulse.before),
            now: one(found.pulse.now),
            n: found.pulse.respondents,
          })}
        </p>
      )}
      <p className="mt-1 text-sm text-ink-3">{t('strain.basis', { days: found.days })}</p>
      {(level === 'amber' || level === 'red') && (
        <div className="mt-3 rounded-card bg-watch-soft p-3">
          <p className="font-strong">{t('strain.offers')}</p>
          <ul className="list-disc pl-5">
            {(['share', 'buffer', 'talk'] as const).map((offer) => (
              <li key={offer}>{t(`strain.offer.${offer}`)}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function comparison(name: string, { here, usual, ratio }: StrainOfAccount['hard']): string {
  if (usual === null || ratio === null) return t('strain.nothingToCompare');
  const words = name === 'unusual' ? one : (value: number) => percent(value);
  return t('strain.compared', { here: words(here), usual: words(usual), ratio: one(ratio) });
}

const one = (value: number) => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const two = (value: number) => number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
