import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listAnswers, myAnswers, readAnswer, shareAnswer } from '#modules/feedback/contract.ts';
import { customerPanel } from '#modules/customers/contract.ts';
import { listElementsEndpoint, recordCheckEndpoint } from '#modules/journey/contract.ts';
import { call, explain } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/toast.tsx';
import { listDuePromises } from '../contract.ts';

const t = texts('promises');

export type DueState = 'at-risk' | 'missed';

export const keys = {
  due: ['promises', 'due'] as const,
  mine: ['answers', 'mine'] as const,
  answers: ['answers', 'all'] as const,
};

/** Promises on conversations of mine and of nobody's. */
export function useDue(state: DueState) {
  return useInfiniteQuery({
    queryKey: [...keys.due, state],
    ...pages(listDuePromises, { state, mine: 'true', limit: 20 }),
    // A clock passes from one list to the other by time alone, which nothing announces.
    refetchInterval: 60_000,
  });
}

/** The whole house: what is promised and open, or was missed and is still unanswered. */
export function useAllDue(state: 'open' | 'missed') {
  return useInfiniteQuery({
    queryKey: [...keys.due, 'all', state],
    ...pages(listDuePromises, { state, limit: 8 }),
    refetchInterval: 60_000,
  });
}

export function useMyAnswers() {
  return useInfiniteQuery({
    queryKey: keys.mine,
    ...pages(myAnswers, { limit: 5 }),
  });
}

/** How promises to one customer were kept; the panel beside a conversation has asked already. */
export function usePromisesKept(customerId: string) {
  const { data } = useQuery({
    queryKey: ['customers', customerId, 'panel'],
    queryFn: ({ signal }) => call(customerPanel, { id: customerId }, { signal }),
  });
  return data?.promisesKept;
}

/** The number beside Today: what waits for me, as far as the first page of each list counts. */
export function useWaitingCount(): number | undefined {
  const atRisk = useDue('at-risk').data?.pages[0]?.data.length;
  const unread = useMyAnswers().data?.pages[0]?.unread;
  return atRisk === undefined || unread === undefined ? undefined : atRisk + unread;
}

export function useLatestAnswers() {
  const isAllowed = useMay('answers:read');
  const { data } = useQuery({
    queryKey: keys.answers,
    queryFn: ({ signal }) => call(listAnswers, { limit: 100 }, { signal }),
    enabled: isAllowed,
  });
  return data?.data ?? [];
}

const doings = { read: readAnswer, share: shareAnswer };

/** Marks an answer as read, or lets the others read it. */
export function useAnswerChange(doing: keyof typeof doings) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(doings[doing], { id }),
    onSuccess: () => doing === 'share' && toast({ text: t('mine.sharedNow'), tone: 'good' }),
    onError: (error) => toast({ text: explain(error, 'promises'), tone: 'bad' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['answers'] }),
  });
}

export function useBasics() {
  return useQuery({
    queryKey: ['elements', 'core'],
    queryFn: ({ signal }) => call(listElementsEndpoint, { pillar: 'core' }, { signal }),
    staleTime: 5 * 60_000,
  });
}

interface Tap {
  elementId: string;
  name: string;
  outcome: 'kept' | 'missed';
}

export function useRecordCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ elementId, outcome }: Tap) => call(recordCheckEndpoint, { elementId, outcome }),
    onSuccess: (_, { name, outcome }) => toast({ text: t(`check.done.${outcome}`, { name }), tone: 'good' }),
    onError: (error) => toast({ text: explain(error, 'promises'), tone: 'bad' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['report-cards'] }),
  });
}
