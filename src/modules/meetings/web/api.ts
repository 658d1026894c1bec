import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listCustomers } from '#modules/customers/contract.ts';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { ApiError, call, explain, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import type { Endpoint, OutputOf } from '#web/wire.ts';
import * as contract from '../contract.ts';
import type { Meeting } from '../contract.ts';

const t = texts('meetings');

export const keys = {
  all: ['meetings'] as const,
  lists: ['meetings', 'list'] as const,
  one: (id: string) => ['meetings', 'one', id] as const,
  findings: (customerId: string) => ['findings', customerId] as const,
};

export type View = 'all' | 'to-come' | 'unfinished' | 'past' | 'to-have';

interface ListQuery {
  view: View;
  kind?: Meeting['kind'];
  customerId?: string;
  limit?: number;
}

export function useMeetings(query: ListQuery) {
  return useInfiniteQuery({
    queryKey: [...keys.lists, query],
    ...pages(contract.listMeetings, { limit: 50, ...query }),
  });
}

export function useMeeting(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => call(contract.getMeeting, { id }, { signal }),
  });
}

export function useFindings(customerId: string) {
  return useQuery({
    queryKey: keys.findings(customerId),
    queryFn: ({ signal }) => call(contract.listFindings, { id: customerId }, { signal }),
    staleTime: 60_000,
  });
}

export function useStaff() {
  return useQuery({
    queryKey: ['staff', 'active'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { status: 'active', limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  });
}

export function useCustomerSearch(search: string) {
  return useQuery({
    queryKey: ['customers', 'list', 'of-meeting', search],
    queryFn: ({ signal }) =>
      call(listCustomers, { limit: 8, ...(search === '' ? {} : { search }) }, { signal }),
    placeholderData: (earlier) => earlier,
  });
}

/**
 * One change of a meeting or of its page. What the server answers for the meeting is shown at once; a conflict is left
 * to whoever wrote the words, everything else is said in a toast.
 */
export function useDoing<E extends Endpoint>(endpoint: E) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<E>): Promise<OutputOf<E>> => call(endpoint, input),
    onSuccess: (answer) => {
      if (isMeeting(answer)) client.setQueryData(keys.one(answer.id), answer);
    },
    onError: (error) => {
      if (!isConflict(error)) toast({ text: reasonOf(error), tone: 'bad' });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all }),
  });
}

/** A step that has to wait says what for, in the words of the course. */
function reasonOf(error: unknown): string {
  const missing = error instanceof ApiError ? error.facts['missing'] : undefined;
  if (!Array.isArray(missing)) return explain(error, 'meetings');
  return t('course.waits', { what: missing.map((what) => t(`missing.${String(what)}`)).join(', ') });
}

export function isConflict(error: unknown): boolean {
  return error instanceof Error && error.message === 'changed_meanwhile';
}

function isMeeting(answer: unknown): answer is Meeting {
  return typeof answer === 'object' && answer !== null && 'steps' in answer && 'items' in answer;
}
