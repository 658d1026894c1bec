import { handle } from '#platform/http/handle.ts';
import { changeWorkspace, getWorkspace } from './commands.ts';
import { changeWorkspaceEndpoint, getWorkspaceEndpoint } from './contract.ts';

export const endpoints = [
  handle(getWorkspaceEndpoint, (ctx) => getWorkspace(ctx)),
  handle(changeWorkspaceEndpoint, (ctx, { input }) => changeWorkspace(ctx, input)),
];
