import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Card, CardTitle, Combobox, Time, toast } from '#web/ui/index.ts';
import type { CustomerWords, Rule } from '../contract.ts';
import { hasEnded } from '../logic.ts';
import { useAttachWords, useCustomerWords, useDismissWords } from './life-api.ts';

const t = texts('rules');

/** "Did one of our rules get in the way?": what customers answered, until somebody says which rule they meant. */
export function CustomerWordsCard({ rules }: { rules: readonly Rule[] }) {
  const words = useCustomerWords();
  if (!words || words.data.length === 0) return null;
  return (
    <Card labelledBy="customer-words">
      <CardTitle id="customer-words" aside={words.data.length}>
        {t('life.heard.title')}
      </CardTitle>
      <ul>
        {words.data.map((said) => (
          <SaidLine key={said.id} said={said} rules={rules} />
        ))}
      </ul>
    </Card>
  );
}

function SaidLine({ said, rules }: { said: CustomerWords; rules: readonly Rule[] }) {
  const mayFlag = useMay('rules:flag');
  const dismiss = useDismissWords();
  const fail = (error: unknown) => toast({ text: explain(error, 'rules'), tone: 'bad' });
  return (
    <li className="flex flex-col gap-2 border-t border-line py-2.5 first:border-0 last:pb-0">
      <p>
        “{said.words}”
        <span className="block text-sm text-ink-3">
          {said.customer?.name ?? t('life.heard.somebody')} · <Time at={said.at} />
          {said.conversation && (
            <>
              {' · '}
              <Link to={`/inbox/${said.conversation.id}`} search={{ view: 'all' }} className="underline">
                #{said.conversation.number} {said.conversation.subject}
              </Link>
            </>
          )}
        </span>
      </p>
      {mayFlag && (
        <div className="flex flex-wrap items-center gap-2">
          <RuleMeant said={said} rules={rules} onError={fail} />
          <Button
            size="small"
            look="quiet"
            className="pointer-coarse:min-h-11"
            busy={dismiss.isPending}
            onClick={() => dismiss.mutate(said.id, { onError: fail })}
          >
            {t('life.heard.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface RuleMeantProps {
  said: CustomerWords;
  rules: readonly Rule[];
  onError: (error: unknown) => void;
}

/** A rule of the register, or Enter on other words names a new one. */
function RuleMeant({ said, rules, onError }: RuleMeantProps) {
  const attach = useAttachWords();
  const [text, setText] = useState('');
  const fits = rules
    .filter((rule) => !hasEnded(rule.status))
    .filter((rule) => rule.staffWording.toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, 6);
  return (
    <div className="w-full max-w-96">
      <Combobox
        label={t('life.heard.which', { words: said.words })}
        placeholder={t('life.heard.whichShort')}
        text={text}
        onText={setText}
        emptyText={t('life.heard.enter')}
        options={fits.map((rule) => ({ id: rule.id, label: rule.staffWording }))}
        onChoose={({ id }) => attach.mutate({ id: said.id, ruleId: id }, { onError })}
        onEnterText={(words) => {
          attach.mutate({ id: said.id, staffWording: words.trim() }, { onError });
          return true;
        }}
      />
    </div>
  );
}
