import { Link } from '@tanstack/react-router';
import { explain } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { hasEnded } from '../logic.ts';
import { useChangeRule, useDeleteRule, useRuleUses } from './api.ts';

const t = texts('rules');

/** How a rule ends: retired with the date, or deleted while nothing rests on it. */
export function RuleEnd({ rule, onDone }: { rule: Rule; onDone: (words: string) => void }) {
  const change = useChangeRule();
  const remove = useDeleteRule();
  const uses = useRuleUses(rule.id) ?? [];
  const error = remove.error ?? change.error;
  const isEnded = hasEnded(rule.status);
  return (
    <div className="mt-5 border-t border-line pt-4">
      {uses.length > 0 && (
        <>
          <h3 className="font-strong">{t('form.usedBy')}</h3>
          <ul className="mt-1 mb-3 text-sm text-ink-2">
            {uses.map((use) => (
              <li key={use.id} className="truncate">
                {t(`use.${use.kind}`)}:{' '}
                {use.kind === 'agreement' ? (
                  <Link to={`/same-page/agreements/${use.id}`}>{use.words}</Link>
                ) : (
                  use.words
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div role="alert" className="empty:hidden">
        {error && (
          <p className="mb-3 rounded-control bg-bad-soft px-3 py-2 text-bad">{explain(error, 'rules')}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          busy={change.isPending}
          onClick={() =>
            change.mutate(
              { id: rule.id, status: isEnded ? 'live' : 'killed' },
              { onSuccess: () => onDone(t(isEnded ? 'form.saved' : 'form.retired')) },
            )
          }
        >
          {t(isEnded ? 'form.revive' : 'form.retire')}
        </Button>
        <Button
          look="danger"
          busy={remove.isPending}
          onClick={() => remove.mutate(rule.id, { onSuccess: () => onDone(t('form.deleted')) })}
        >
          {t('form.delete')}
        </Button>
      </div>
    </div>
  );
}
