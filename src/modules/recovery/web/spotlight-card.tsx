import { number } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Card, CardTitle } from '#web/ui/index.ts';
import type { TierSpotlight } from '../contract.ts';
import { useSpotlight } from './echo-api.ts';

const t = texts('recovery');
const two = (value: number) => number(value, { maximumFractionDigits: 2 });

/** How much more a slip counts where excellence was expected, and on how many slips that rests (C7a). */
export function SpotlightCard() {
  const spotlight = useSpotlight().data;
  if (!spotlight) return null;
  return (
    <Card labelledBy="spotlight-title">
      <CardTitle id="spotlight-title">{t('spotlight.title')}</CardTitle>
      <p className="mb-3 max-w-prose text-ink-2">{t('spotlight.lead')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {spotlight.tiers.map((tier) => (
          <Tier key={tier.tier} tier={tier} weight={spotlight.weight} />
        ))}
      </div>
    </Card>
  );
}

function Tier({ tier, weight }: { tier: TierSpotlight; weight: number }) {
  return (
    <div className="rounded-control bg-sunken px-4 py-3">
      <p className="flex items-baseline gap-2">
        <span className="text-xl font-bold tabular-nums">× {two(tier.magnification)}</span>
        <span className="text-ink-2">{t(`spotlight.tier.${tier.tier}`)}</span>
      </p>
      <p className="text-sm text-ink-3">
        {tier.measured !== null && tier.drop !== null && tier.standardDrop !== null
          ? t('spotlight.measured', {
              drop: two(tier.drop),
              n: tier.n,
              standardDrop: two(tier.standardDrop),
              standardN: tier.standardN,
            })
          : t('spotlight.nothing')}{' '}
        {t(`spotlight.verdict.${tier.verdict}`, { n: tier.n, weight })}
      </p>
    </div>
  );
}
