import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, explain, type CallInput } from '#web/api.ts';
import { toast } from '#web/ui/index.ts';
import { texts } from '#web/texts.ts';
import {
  changeElementEndpoint,
  changeTouchpointEndpoint,
  createElementEndpoint,
  createTouchpointEndpoint,
  listElementsEndpoint,
  listTouchpointsEndpoint,
  orderElementsEndpoint,
  orderTouchpointsEndpoint,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

const t = texts('journey');

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

interface Ordered {
  data: { id: string }[];
}

const orders = {
  elements: { put: orderElementsEndpoint, key: keys.elements },
  touchpoints: { put: orderTouchpointsEndpoint, key: keys.touchpoints },
};

/** Shows the new order at once; a refusal brings the old one back and says why. */
export function useOrder(kind: keyof typeof orders) {
  const client = useQueryClient();
  const { put, key } = orders[kind];
  const listKey = [...key, 'all'];
  return useMutation({
    mutationFn: (ids: string[]) => call(put, { ids }),
    onMutate: async (ids) => {
      await client.cancelQueries({ queryKey: listKey });
      const before = client.getQueryData<Ordered>(listKey);
      const placeOf = new Map(ids.map((id, index) => [id, index]));
      // Those that are not named keep their places among themselves: sorting is stable.
      client.setQueryData<Ordered>(listKey, (list) =>
        list
          ? {
              ...list,
              data: list.data.toSorted(
                (one, other) => (placeOf.get(one.id) ?? Infinity) - (placeOf.get(other.id) ?? Infinity) || 0,
              ),
            }
          : list,
      );
      return { before };
    },
    onError: (error, _, kept) => {
      client.setQueryData(listKey, kept?.before);
      toast({ text: explain(error, 'journey'), tone: 'bad' });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: key }),
  });
}
