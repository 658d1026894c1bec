import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { listStaffEndpoint } from '#modules/staff/contract.ts';
import { ApiError, call, explain, type CallInput } from '#web/api.ts';
import { money } from '#web/format.ts';
import { pages } from '#web/pages.ts';
import { useMay, useSession } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import {
  askForLoanEndpoint,
  changeAuthorityEndpoint,
  declineLoanEndpoint,
  getAuthorityEndpoint,
  lendEndpoint,
  listAuthorityEndpoint,
  listAuthorityEntriesEndpoint,
  listLoansEndpoint,
  withdrawLoanEndpoint,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('authority');

/** What the person who sits here may say yes to, for this customer in this conversation. */
export function useMyAuthority(about: { customerId?: string; conversationId?: string } = {}) {
  const { staff } = useSession();
  const mayServe = useMay('rules:flag');
  return useQuery({
    queryKey: [...keys.all, 'mine', staff.id, about],
    queryFn: ({ signal }) => call(getAuthorityEndpoint, { id: staff.id, ...about }, { signal }),
    placeholderData: keepPreviousData,
    enabled: mayServe,
  });
}

export function useMyEntries() {
  const { staff } = useSession();
  return useInfiniteQuery({
    queryKey: [...keys.all, 'entries', staff.id],
    ...pages(listAuthorityEntriesEndpoint, { id: staff.id, limit: 25 }),
  });
}

/** What colleagues ask of me, or what I asked for; in one conversation if one is named. */
export function useLoans(show: 'asked' | 'own', conversationId?: string) {
  const mayServe = useMay('rules:flag');
  return useQuery({
    queryKey: [...keys.all, 'loans', show, conversationId],
    queryFn: ({ signal }) =>
      call(listLoansEndpoint, { show, limit: 10, ...(conversationId ? { conversationId } : {}) }, { signal }),
    enabled: mayServe,
  }).data?.data;
}

export function useEverybody() {
  return useInfiniteQuery({
    queryKey: [...keys.all, 'everybody'],
    ...pages(listAuthorityEndpoint, { limit: 50 }),
  });
}

/** Those who can be asked: everybody active but oneself and those who only read. */
export function useColleagues() {
  const { staff } = useSession();
  const people = useQuery({
    queryKey: ['staff', 'active'],
    queryFn: ({ signal }) => call(listStaffEndpoint, { status: 'active', limit: 100 }, { signal }),
    staleTime: 5 * 60_000,
  }).data?.data;
  return (people ?? []).filter(({ id, role }) => id !== staff.id && role !== 'light');
}

function useChange<Given, Done>(change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all }),
  });
}

export const useAskForLoan = () =>
  useChange((given: CallInput<typeof askForLoanEndpoint>) => call(askForLoanEndpoint, given));
export const useChangeAuthority = () =>
  useChange((given: CallInput<typeof changeAuthorityEndpoint>) => call(changeAuthorityEndpoint, given));

const ways = { lend: lendEndpoint, decline: declineLoanEndpoint, withdraw: withdrawLoanEndpoint };

/** One tap; what went wrong is said where the person looks, and the list shows how it stands. */
export function useAnswerLoan(said: (how: keyof typeof ways) => string) {
  const change = useChange(({ id, how }: { id: string; how: keyof typeof ways }) => call(ways[how], { id }));
  return {
    isBusy: change.isPending,
    answer: (id: string, how: keyof typeof ways) =>
      change.mutate(
        { id, how },
        {
          onSuccess: () => toast({ text: said(how), tone: 'good', name: 'loan' }),
          onError: (error) => toast({ text: whyNot(error), tone: 'bad' }),
        },
      ),
  };
}

/** Whoever lends is told what they have themselves; the words for whoever asks would mislead. */
function whyNot(error: unknown): string {
  if (!(error instanceof ApiError) || error.code !== 'authority_exceeded') return explain(error, 'authority');
  const left = money(Number(error.facts['leftMinor'] ?? 0), String(error.facts['currency'] ?? 'GBP'));
  return t('asked.notEnough', { left });
}
