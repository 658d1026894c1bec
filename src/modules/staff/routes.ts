import { handle } from '#platform/http/handle.ts';
import { partOf } from '#platform/http/paging.ts';
import { changeMe, changeTeam, createTeam, deleteTeam } from './commands.ts';
import {
  changeMeEndpoint,
  changeTeamEndpoint,
  createTeamEndpoint,
  deleteTeamEndpoint,
  listStaffEndpoint,
  listTeamsEndpoint,
} from './contract.ts';
import { listStaff, listTeams } from './queries.ts';

export const endpoints = [
  handle(listStaffEndpoint, (ctx, { query }) => listStaff(ctx, query)),
  handle(listTeamsEndpoint, async (ctx, { query }) => partOf(await listTeams(ctx), query)),
  handle(createTeamEndpoint, (ctx, { input }) => createTeam(ctx, input)),
  handle(changeTeamEndpoint, (ctx, { params, input }) => changeTeam(ctx, { id: params.id, ...input })),
  handle(deleteTeamEndpoint, (ctx, { params }) => deleteTeam(ctx, params.id)),
  handle(changeMeEndpoint, (ctx, { input }) => changeMe(ctx, input)),
];
