import { texts } from '#web/texts.ts';
import { Money } from '#web/ui/index.ts';
import type { RuleFigures, RuleReview } from '../contract.ts';

const t = texts('rules');

/** The same figures over as many days before a decision as after it; what is not over yet says how far it is. */
export function BeforeAfter({ review }: { review: Pick<RuleReview, 'before' | 'after' | 'afterAt'> }) {
  const { before, after, afterAt } = review;
  if (!before || !after) return null;
  const isWhole = afterAt !== null || after.days >= before.days;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="mb-2">{sentenceOf(before, after, isWhole)}</p>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-ink-3">
            <td />
            <th className="py-1 text-right font-normal">{t('life.after.before', { days: before.days })}</th>
            <th className="py-1 text-right font-normal">
              {isWhole
                ? t('life.after.after', { days: after.days })
                : t('life.after.soFar', { days: after.days, of: before.days })}
            </th>
          </tr>
        </thead>
        <tbody>
          <Line name={t('life.after.putOut')} before={before.aggravations} after={after.aggravations} />
          <Line name={t('life.after.applied')} before={before.applied} after={after.applied} />
          <Line name={t('life.after.bent')} before={before.bent} after={after.bent} />
          <tr>
            <th scope="row" className="py-0.5 text-left font-normal text-ink-2">
              {t('life.after.cost')}
            </th>
            <td className="text-right tabular-nums">
              <Money minor={before.costMinor} />
            </td>
            <td className="text-right tabular-nums">
              <Money minor={after.costMinor} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Line({ name, before, after }: { name: string; before: number; after: number }) {
  return (
    <tr>
      <th scope="row" className="py-0.5 text-left font-normal text-ink-2">
        {name}
      </th>
      <td className="text-right tabular-nums">{before}</td>
      <td className="text-right tabular-nums">{after}</td>
    </tr>
  );
}

function sentenceOf(before: RuleFigures, after: RuleFigures, isWhole: boolean): string {
  const facts = { before: before.aggravations, after: after.aggravations, days: after.days };
  if (!isWhole) return t('life.after.sentence.soFar', { ...facts, of: before.days });
  if (after.aggravations < before.aggravations) return t('life.after.sentence.fewer', facts);
  if (after.aggravations > before.aggravations) return t('life.after.sentence.more', facts);
  return t('life.after.sentence.same', facts);
}
