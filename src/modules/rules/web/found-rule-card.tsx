import { Link } from '@tanstack/react-router';
import { CornerDownLeft, Copy, Hand, Spline } from 'lucide-react';
import type { Conversation } from '#modules/conversations/contract.ts';
import { insertIntoReply } from '#modules/conversations/web/index.ts';
import { explain } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Pill, toast } from '#web/ui/index.ts';
import type { FoundRule } from '../contract.ts';
import { openBend } from './flag-door.ts';
import { useHoldTo } from './life-api.ts';

const t = texts('rules');

interface FoundRuleCardProps {
  rule: FoundRule;
  isBest: boolean;
  conversation?: Conversation;
  onDone?: () => void;
}

/** One rule as it is needed with the customer on the line: does it bend, what do I say, what can I do instead. */
export function FoundRuleCard({ rule, isBest, conversation, onDone }: FoundRuleCardProps) {
  return (
    <li
      className={`rounded-card border p-4 ${isBest ? 'border-accent bg-accent-soft/40' : 'border-line bg-surface'}`}
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link to={`/rules/${rule.ruleId}`} className="font-strong text-ink hover:text-accent">
          {rule.staffWording}
        </Link>
        <Pill tone={rule.flex === 'hard' ? 'bad' : 'good'}>{t(`life.bends.${rule.flex}`)}</Pill>
        {!rule.isTold && <Pill tone="watch">{t('isTold.no')}</Pill>}
      </p>
      {rule.situation && (
        <p className="mt-0.5 text-sm text-ink-3">{t('life.navigator.like', { words: rule.situation })}</p>
      )}
      <dl className="mt-2 grid gap-2">
        <Said term={t('life.words')}>{rule.wordsToUse}</Said>
        {rule.why !== '' && <Said term={t('form.why')}>{rule.why}</Said>}
        {rule.nearestYes !== '' && <Said term={t('life.nearestYes')}>{rule.nearestYes}</Said>}
      </dl>
      <Acts
        rule={rule}
        isBest={isBest}
        {...(conversation ? { conversation } : {})}
        {...(onDone ? { onDone } : {})}
      />
    </li>
  );
}

function Said({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is said to the customer: the words, and right after them what can be done instead. */
export function replyOf({ wordsToUse, nearestYes }: Pick<FoundRule, 'wordsToUse' | 'nearestYes'>): string {
  return [wordsToUse, nearestYes].filter((part) => part !== '').join(' ');
}

function Acts({ rule, isBest, conversation, onDone }: FoundRuleCardProps) {
  const hold = useHoldTo();
  const mayFlag = useMay('rules:flag');
  const mayWrite = useMay('conversations:write');
  const small = { size: 'small', className: 'pointer-coarse:min-h-11' } as const;
  const copy = () =>
    void navigator.clipboard
      .writeText(replyOf(rule))
      .then(() => toast({ text: t('life.navigator.copied'), tone: 'good' }));
  const insert = () => {
    insertIntoReply(replyOf(rule));
    toast({ text: t('life.navigator.inserted'), tone: 'good' });
    onDone?.();
  };
  const bend = (conversationId: string) => {
    // One sheet closes before the other opens, so that the focus comes back to the right place.
    onDone?.();
    openBend(conversationId, rule);
  };
  const heldTo = () =>
    conversation &&
    hold.mutate(
      { id: rule.ruleId, conversationId: conversation.id },
      {
        onSuccess: () => {
          toast({ text: t('life.navigator.held', { rule: rule.staffWording }), tone: 'good' });
          onDone?.();
        },
        onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
      },
    );
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {conversation && mayWrite ? (
        <Button {...small} look={isBest ? 'primary' : 'plain'} icon={CornerDownLeft} onClick={insert}>
          {t('life.navigator.insert')}
        </Button>
      ) : (
        <Button {...small} icon={Copy} onClick={copy}>
          {t('life.navigator.copy')}
        </Button>
      )}
      {conversation && mayFlag && (
        <Button {...small} icon={Hand} busy={hold.isPending} onClick={heldTo}>
          {t('life.navigator.holdTo')}
        </Button>
      )}
      {conversation && mayFlag && rule.flex !== 'hard' && (
        <Button {...small} icon={Spline} onClick={() => bend(conversation.id)}>
          {t('life.navigator.bend')}
        </Button>
      )}
    </div>
  );
}
