import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { listElementsEndpoint } from '#modules/journey/contract.ts';
import { listRules } from '#modules/rules/contract.ts';
import { call, explain, type CallInput } from '#web/api.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/toast.tsx';
import {
  answerPulse,
  answerSentence,
  getGapLocator,
  getStaffPulse,
  listSentenceWaves,
  openSentenceWave,
} from '../contract/both-sides.ts';
import {
  changeCheckInSchedule,
  getCheckInScore,
  getCustomerCheckIns,
  listCheckInSchedules,
  listHowFarReplies,
  replyHowFar,
  sendCheckIn,
} from '../contract/check-ins.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('feedback');

const failed = (error: unknown) => toast({ text: explain(error, 'feedback'), tone: 'bad' });

export function useCustomerCheckIns(customerId: string) {
  const isAllowed = useMay('answers:read');
  return useQuery({
    queryKey: keys.ofCustomer(customerId),
    queryFn: ({ signal }) => call(getCustomerCheckIns, { id: customerId }, { signal }),
    enabled: isAllowed,
  });
}

export function useSendCheckIn(customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(sendCheckIn, { id: customerId }),
    onSuccess: (found) => {
      client.setQueryData(keys.ofCustomer(customerId), found);
      toast({ text: t('checkIn.sent'), tone: 'good' });
    },
    onError: failed,
  });
}

export function useScore(period: { from: string; to: string }) {
  const isAllowed = useMay('answers:read');
  return useQuery({
    queryKey: [...keys.checkIns, 'score', period],
    queryFn: ({ signal }) => call(getCheckInScore, period, { signal }),
    enabled: isAllowed,
  }).data;
}

export function useSchedules() {
  return useQuery({
    queryKey: keys.schedules,
    queryFn: ({ signal }) => call(listCheckInSchedules, {}, { signal }),
  });
}

export function useChangeSchedule() {
  return useChange(keys.schedules, (given: CallInput<typeof changeCheckInSchedule>) =>
    call(changeCheckInSchedule, given),
  );
}

export function useHowFar() {
  const isAllowed = useMay('answers:read');
  return useQuery({
    queryKey: keys.howFar,
    queryFn: ({ signal }) => call(listHowFarReplies, {}, { signal }),
    enabled: isAllowed,
  });
}

export function useReplyHowFar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof replyHowFar>) => call(replyHowFar, given),
    onSuccess: () => toast({ text: t('howFar.replied'), tone: 'good' }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.howFar }),
  });
}

export function useRules() {
  return useQuery({
    queryKey: ['rules', 'live'],
    queryFn: ({ signal }) => call(listRules, {}, { signal }),
    staleTime: 60_000,
  }).data?.data.filter(({ status }) => status === 'live');
}

export function useElements() {
  return useQuery({
    queryKey: ['elements', 'live'],
    queryFn: ({ signal }) => call(listElementsEndpoint, {}, { signal }),
    staleTime: 5 * 60_000,
  }).data?.data;
}

export function useWaves() {
  const isAllowed = useMay('report-cards:read');
  return useQuery({
    queryKey: keys.waves,
    queryFn: ({ signal }) => call(listSentenceWaves, {}, { signal }),
    enabled: isAllowed,
  });
}

export function useLocator() {
  const isAllowed = useMay('report-cards:read');
  return useQuery({
    queryKey: [...keys.waves, 'locator'],
    queryFn: ({ signal }) => call(getGapLocator, {}, { signal }),
    enabled: isAllowed,
  }).data?.locator;
}

export function useOpenWave() {
  return useChange(keys.waves, () => call(openSentenceWave, {}));
}

export function useAnswerSentence() {
  return useChange(keys.waves, (given: CallInput<typeof answerSentence>) => call(answerSentence, given));
}

export function usePulse() {
  return useQuery({
    queryKey: keys.pulse,
    queryFn: ({ signal }) => call(getStaffPulse, {}, { signal }),
  });
}

export function useAnswerPulse() {
  return useChange(keys.pulse, (given: CallInput<typeof answerPulse>) => call(answerPulse, given));
}

function useChange<Given, Found>(key: QueryKey, change: (given: Given) => Promise<Found>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: failed,
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  });
}
