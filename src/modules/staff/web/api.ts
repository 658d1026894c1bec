import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeStaff, invite, listInvitations, revokeInvitation } from '#modules/access/contract.ts';
import { call, type CallInput } from '#web/api.ts';
import { pages } from '#web/pages.ts';
import {
  changeTeamEndpoint,
  createTeamEndpoint,
  deleteTeamEndpoint,
  listStaffEndpoint,
  listTeamsEndpoint,
} from '../contract.ts';
import { keys } from './keys.ts';

export { keys };

export function usePeople() {
  return useInfiniteQuery({
    queryKey: keys.people,
    ...pages(listStaffEndpoint, { limit: 100 }),
  });
}

export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }) => call(listTeamsEndpoint, {}, { signal }),
  });
}

export function useInvitations(isWanted: boolean) {
  return useQuery({
    queryKey: keys.invitations,
    queryFn: ({ signal }) => call(listInvitations, {}, { signal }),
    enabled: isWanted,
  });
}

/** People, teams and invitations name each other, and the inbox shows them too. */
function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [keys.people, keys.teams, keys.invitations, ['staff']])
      void client.invalidateQueries({ queryKey });
  };
}

export function useInvite() {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (given: CallInput<typeof invite>) => call(invite, given), onSuccess });
}

export function useRevokeInvitation() {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (id: string) => call(revokeInvitation, { id }), onSuccess });
}

export function useChangePerson() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof changeStaff>) => call(changeStaff, given),
    onSuccess,
  });
}

export function useSaveTeam(id: string | undefined) {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (given: CallInput<typeof createTeamEndpoint>) =>
      id === undefined ? call(createTeamEndpoint, given) : call(changeTeamEndpoint, { id, ...given }),
    onSuccess,
  });
}

export function useDeleteTeam() {
  const onSuccess = useRefresh();
  return useMutation({ mutationFn: (id: string) => call(deleteTeamEndpoint, { id }), onSuccess });
}
