import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import { changeRule, createRule, deleteRule, getRule, listRules, listRuleSuggestions } from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('rules');

export function useRules() {
  return useQuery({
    queryKey: [...keys.rules, 'all'],
    queryFn: ({ signal }) => call(listRules, { show: 'all' }, { signal }),
  });
}

export function useRuleUses(id: string) {
  return useQuery({
    queryKey: [...keys.rules, id],
    queryFn: ({ signal }) => call(getRule, { id }, { signal }),
  }).data?.usedBy;
}

export function useSuggestions() {
  return useQuery({
    queryKey: [...keys.rules, 'suggestions'],
    queryFn: ({ signal }) => call(listRuleSuggestions, {}, { signal }),
  });
}

export function useStaff() {
  return useQuery({
    queryKey: ['staff', 'active'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { status: 'active', limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useCreateRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof createRule>) => call(createRule, given),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.rules }),
  });
}

export function useChangeRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof changeRule>) => call(changeRule, given),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.rules }),
  });
}

/** One key: customers are told of it from now on. */
export function useTellRule() {
  const change = useChangeRule();
  return (id: string) =>
    change.mutate(
      { id, isTold: true, untoldBecause: '' },
      {
        onSuccess: () => toast({ text: t('limits.nowTold'), tone: 'good' }),
        onError: (error) => toast({ text: explain(error, 'rules'), tone: 'bad' }),
      },
    );
}

export function useDeleteRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteRule, { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.rules }),
  });
}
