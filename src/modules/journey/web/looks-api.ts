import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, explain, type CallInput } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import { closeLookEndpoint, listLooksEndpoint } from '../contract.ts';
import { keys } from './api.ts';

const t = texts('journey');

/** Looks at elements of mine, and at those nobody in particular looks after. */
export function useLooks(isAllowed: boolean) {
  return useQuery({
    queryKey: keys.looks,
    queryFn: ({ signal }) => call(listLooksEndpoint, { mine: 'true', limit: 20 }, { signal }),
    enabled: isAllowed,
  });
}

export function useCloseLook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name: _, ...given }: CallInput<typeof closeLookEndpoint> & { name: string }) =>
      call(closeLookEndpoint, given),
    onSuccess: (_, { outcome, name }) => toast({ text: t(`looks.done.${outcome}`, { name }), tone: 'good' }),
    onError: (error) => toast({ text: explain(error, 'journey'), tone: 'bad' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.looks });
      void client.invalidateQueries({ queryKey: ['report-cards'] });
    },
  });
}
