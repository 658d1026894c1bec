import { useDeferredValue, useState } from 'react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { texts } from '#web/texts.ts';
import { Announce, ErrorState, TextArea } from '#web/ui/index.ts';
import { FoundRuleCard } from './found-rule-card.tsx';
import { useFoundRules } from './life-api.ts';

const t = texts('rules');

interface NavigatorProps {
  /** Where the words go and who is held to a rule; without one the words are copied. */
  conversation?: Conversation;
  onDone?: () => void;
}

/** Describe the situation; get the rule, whether it bends, the words to use and the nearest yes. */
export function Navigator({ conversation, onDone }: NavigatorProps) {
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words.trim());
  const { data, error } = useFoundRules(asked);
  const found = asked === '' ? undefined : data?.data;
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        data-autofocus
        label={t('life.navigator.label')}
        hint={t('life.navigator.hint')}
        rows={2}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {error && <ErrorState error={error} namespace="rules" />}
      {found && <Announce>{t('life.navigator.found', { count: found.length })}</Announce>}
      {found?.length === 0 && <p className="text-ink-2">{t('life.navigator.none')}</p>}
      <ol className="flex flex-col gap-3">
        {found?.map((rule, index) => (
          <FoundRuleCard
            key={rule.ruleId}
            rule={rule}
            isBest={index === 0}
            {...(conversation ? { conversation } : {})}
            {...(onDone ? { onDone } : {})}
          />
        ))}
      </ol>
    </div>
  );
}
