import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changePromise, createPromise, listPromises } from '#modules/promises/contract.ts';
import { call, type CallInput } from '#web/api.ts';
import { toast } from '#web/ui/index.ts';
import { texts } from '#web/texts.ts';
import {
  changeElementEndpoint,
  changeTouchpointEndpoint,
  createElementEndpoint,
  createTouchpointEndpoint,
  listElementsEndpoint,
  listTouchpointsEndpoint,
} from '../contract.ts';

const t = texts('journey');

export const keys = {
  touchpoints: ['touchpoints'] as const,
  elements: ['elements'] as const,
  promises: ['promises', 'settings'] as const,
};

export function useTouchpoints() {
  return useQuery({
    queryKey: [...keys.touchpoints, 'all'],
    queryFn: ({ signal }) => call(listTouchpointsEndpoint, { status: 'all' }, { signal }),
  });
}

export function useElements() {
  return useQuery({
    queryKey: [...keys.elements, 'all'],
    queryFn: ({ signal }) => call(listElementsEndpoint, { status: 'all' }, { signal }),
  });
}

function useSaved(queryKey: readonly string[]) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey });
    toast({ text: t('saved'), tone: 'good', name: 'saved' });
  };
}

export function useCreateTouchpoint() {
  const onSuccess = useSaved(keys.touchpoints);
  return useMutation({
    mutationFn: (given: CallInput<typeof createTouchpointEndpoint>) => call(createTouchpointEndpoint, given),
    onSuccess,
  });
}

export function useChangeTouchpoint() {
  const onSuccess = useSaved(keys.touchpoints);
  return useMutation({
    mutationFn: (given: CallInput<typeof changeTouchpointEndpoint>) => call(changeTouchpointEndpoint, given),
    onSuccess,
  });
}

export function useCreateElement() {
  const onSuccess = useSaved(keys.elements);
  return useMutation({
    mutationFn: (given: CallInput<typeof createElementEndpoint>) => call(createElementEndpoint, given),
    onSuccess,
  });
}

export function useChangeElement() {
  const onSuccess = useSaved(keys.elements);
  return useMutation({
    mutationFn: (given: CallInput<typeof changeElementEndpoint>) => call(changeElementEndpoint, given),
    onSuccess,
  });
}

export function usePromises() {
  return useQuery({
    queryKey: keys.promises,
    queryFn: ({ signal }) => call(listPromises, {}, { signal }),
  });
}

export function useCreatePromise() {
  const onSuccess = useSaved(keys.promises);
  return useMutation({
    mutationFn: (given: CallInput<typeof createPromise>) => call(createPromise, given),
    onSuccess,
  });
}

export function useChangePromise() {
  const onSuccess = useSaved(keys.promises);
  return useMutation({
    mutationFn: (given: CallInput<typeof changePromise>) => call(changePromise, given),
    onSuccess,
  });
}
