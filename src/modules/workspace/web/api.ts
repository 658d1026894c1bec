import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type CallInput } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import { toast } from '#web/ui/index.ts';
import { changeWorkspaceEndpoint, getHealthEndpoint, getWorkspaceEndpoint } from '../contract.ts';

const t = texts('workspace');

export const keys = { workspace: ['workspace'] as const, health: ['health'] as const };

export function useWorkspace() {
  return useQuery({
    queryKey: keys.workspace,
    queryFn: ({ signal }) => call(getWorkspaceEndpoint, {}, { signal }),
  });
}

export function useChangeWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CallInput<typeof changeWorkspaceEndpoint>) => call(changeWorkspaceEndpoint, change),
    onSuccess: (workspace) => {
      client.setQueryData(keys.workspace, workspace);
      // Name, time zone and currency stand in the session, by which the whole app writes times and amounts.
      void client.invalidateQueries({ queryKey: ['session'] });
      toast({ text: t('saved'), tone: 'good', name: 'saved' });
    },
  });
}

export function useHealth() {
  return useQuery({
    queryKey: keys.health,
    queryFn: ({ signal }) => call(getHealthEndpoint, {}, { signal }),
    // Queues and disks change without any event.
    refetchInterval: 15_000,
  });
}
