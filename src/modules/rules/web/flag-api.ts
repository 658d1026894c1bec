import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { authorityKeys } from '#modules/authority/web/index.ts';
import { call } from '#web/api.ts';
import { flagRule, listRules, logExceptionEndpoint, nominateRule, type Rule } from '../contract.ts';
import { keys } from './api.ts';

/** Rules that stand in somebody's way now, the wordings searched as one types. */
export function useRulesThatHold() {
  return useQuery({
    queryKey: [...keys.rules, 'current'],
    queryFn: ({ signal }) => call(listRules, { show: 'current' }, { signal }),
    staleTime: 60_000,
  }).data?.data;
}

export interface Flag {
  conversationId: string;
  /** A rule of the register, or words that name one for the first time. */
  rule: Pick<Rule, 'id'> | { wording: string };
  need: string;
  /** What was done instead; without it the rule was held to. */
  bent?: { done: string; costMinor: number; wouldDoAgain: boolean; isAlreadyDone: boolean };
}

/** One press, whichever it was: bent and logged with its cost, or held to and flagged. */
export function useFlag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ conversationId, rule, need, bent }: Flag): Promise<void> => {
      if (bent) {
        const which = 'id' in rule ? { ruleId: rule.id } : { ruleWording: rule.wording };
        await call(logExceptionEndpoint, { ...which, conversationId, need, ...bent });
        return;
      }
      const flag = { outcome: 'held', words: need, conversationId } as const;
      if ('id' in rule) await call(flagRule, { id: rule.id, ...flag });
      else await call(nominateRule, { staffWording: rule.wording, ...flag });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.rules });
      void client.invalidateQueries({ queryKey: authorityKeys.all });
    },
  });
}
