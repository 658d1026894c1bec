import { texts } from '#web/texts.ts';
import { Card } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';

const t = texts('rules');

/** The words of a rule: what the customer reads first, then what we say, why, and what can be done instead. */
export function RuleTextsCard({ rule }: { rule: Rule }) {
  return (
    <Card>
      <dl className="flex flex-col gap-4">
        <div>
          <dt className="text-sm text-ink-3">{t('form.customerSentence')}</dt>
          <dd className="text-lg font-strong">{rule.customerSentence || t('limits.noSentence')}</dd>
        </div>
        <Text term={t('life.words')}>{rule.wordsToUse}</Text>
        <Text term={t('life.nearestYes')}>{rule.nearestYes}</Text>
        <Text term={t('form.why')}>{rule.why}</Text>
        <Text term={t('form.protects')}>{rule.protects}</Text>
        <Text term={t('life.harm')}>{rule.harm}</Text>
        {rule.situations.length > 0 && (
          <div>
            <dt className="text-sm text-ink-3">{t('life.situations')}</dt>
            <dd>
              <ul className="list-disc pl-5">
                {rule.situations.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function Text({ term, children }: { term: string; children: string }) {
  if (children === '') return null;
  return (
    <div>
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}
