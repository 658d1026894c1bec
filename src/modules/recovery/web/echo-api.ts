import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type CallInput } from '#web/api.ts';
import {
  answerEchoEndpoint,
  getSpotlightEndpoint,
  listEchoesEndpoint,
  listUnequalEndpoint,
} from '../contract/spotlight.ts';
import { keys } from './api.ts';

export const echoKeys = { all: ['echoes'] as const };

/** Messages beside a cue that nobody has looked at, the gravest first. */
export function useWaitingEchoes(limit: number) {
  return useQuery({
    queryKey: [...echoKeys.all, 'waiting', limit],
    queryFn: ({ signal }) => call(listEchoesEndpoint, { state: 'waiting', level: 'high', limit }, { signal }),
  });
}

/** One list for all messages of a conversation, so that each need not ask for itself. */
export function useEchoesOf(conversationId: string) {
  return useQuery({
    queryKey: [...echoKeys.all, 'of', conversationId],
    queryFn: ({ signal }) =>
      call(listEchoesEndpoint, { state: 'all', conversationId, limit: 100 }, { signal }),
    staleTime: 60_000,
  });
}

export function useAnswerEcho() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: CallInput<typeof answerEchoEndpoint>) => call(answerEchoEndpoint, given),
    onSettled: () => {
      for (const queryKey of [echoKeys.all, keys.all, ['conversations']])
        void client.invalidateQueries({ queryKey });
    },
  });
}

export function useSpotlight() {
  return useQuery({
    queryKey: ['spotlight'],
    queryFn: ({ signal }) => call(getSpotlightEndpoint, {}, { signal }),
  });
}

export function useUnequal(limit: number) {
  return useQuery({
    queryKey: ['unequal-outcomes', limit],
    queryFn: ({ signal }) => call(listUnequalEndpoint, { limit }, { signal }),
  });
}
