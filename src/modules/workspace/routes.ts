import { handle } from '#platform/http/handle.ts';
import { changeWorkspace, getWorkspace } from './commands.ts';
import { changeWorkspaceEndpoint, getHealthEndpoint, getWorkspaceEndpoint } from './contract.ts';
import { getHealth } from './health.ts';

export const endpoints = [
  handle(getWorkspaceEndpoint, (ctx) => getWorkspace(ctx)),
  handle(changeWorkspaceEndpoint, (ctx, { input }) => changeWorkspace(ctx, input)),
  handle(getHealthEndpoint, (ctx) => getHealth(ctx)),
];
