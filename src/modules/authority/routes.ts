import { handle } from '#platform/http/handle.ts';
import * as contract from './contract.ts';
import { showAuthority } from './queries/shown.ts';

export const endpoints = [
  handle(contract.getAuthorityEndpoint, (ctx, { params, query }) => showAuthority(ctx, params.id, query)),
];
