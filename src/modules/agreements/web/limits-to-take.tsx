import { useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import type { LimitLine, PageContent } from '../contract.ts';
import { useRuleSuggestions, useTakeRule } from './api.ts';
import { KeepLine } from './keep-list.tsx';

const t = texts('agreements');

interface LimitsToTakeProps {
  content: PageContent;
  onChange: (content: PageContent) => void;
}

/** What usually limits this trade: one tap writes the rule into the register, told, and puts it on the page. */
export function LimitsToTake({ content, onChange }: LimitsToTakeProps) {
  const { staff, permissions } = useSession();
  const mayManage = permissions.includes('rules:manage');
  const onThePage = new Set(content.limits.map(({ words }) => words));
  const suggestions = (useRuleSuggestions(mayManage).data?.data ?? []).filter(
    ({ customerSentence }) => !onThePage.has(customerSentence),
  );
  const take = useTakeRule();
  if (suggestions.length === 0) return null;
  return (
    <fieldset>
      <legend className="mb-1 font-strong text-ink-2">{t('writer.usualLimits')}</legend>
      <ul className="flex flex-col gap-1.5">
        {suggestions.map(({ key, ...words }) => (
          <li key={key}>
            <KeepLine
              words={words.customerSentence}
              isKept={false}
              onToggle={() =>
                !take.isPending &&
                take.mutate(
                  { ...words, ownerStaffId: staff.id, reviewBy: inAYear(), isTold: true },
                  {
                    onSuccess: (rule) => onChange({ ...content, limits: [...content.limits, lineOf(rule)] }),
                  },
                )
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function lineOf(rule: {
  id: string;
  kind: LimitLine['kind'];
  customerSentence: string;
  why: string;
}): LimitLine {
  return {
    id: `rule-${rule.id}`,
    kind: rule.kind,
    words: rule.customerSentence,
    reason: rule.why,
    ruleId: rule.id,
  };
}

/** A day less than a year, so that every time zone agrees it is within one. */
function inAYear(): string {
  return new Date(Date.now() + 364 * 86_400_000).toISOString().slice(0, 10);
}
