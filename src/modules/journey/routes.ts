import { handle } from '#platform/http/handle.ts';
import {
  changeElement,
  changeTouchpoint,
  createElement,
  createTouchpoint,
  orderElements,
  orderTouchpoints,
} from './commands.ts';
import {
  changeElementEndpoint,
  changeTouchpointEndpoint,
  createElementEndpoint,
  createTouchpointEndpoint,
  listChecksEndpoint,
  listElementsEndpoint,
  listTouchpointsEndpoint,
  orderElementsEndpoint,
  orderTouchpointsEndpoint,
  recordCheckEndpoint,
} from './contract.ts';
import { listChecks, listElements, listTouchpoints } from './queries.ts';
import { recordCheck } from './record-check.ts';

export const endpoints = [
  handle(listTouchpointsEndpoint, (ctx, { query }) => listTouchpoints(ctx, query)),
  handle(createTouchpointEndpoint, (ctx, { input }) => createTouchpoint(ctx, input)),
  handle(orderTouchpointsEndpoint, (ctx, { input }) => orderTouchpoints(ctx, input.ids)),
  handle(changeTouchpointEndpoint, (ctx, { params, input }) => changeTouchpoint(ctx, params.id, input)),
  handle(listElementsEndpoint, (ctx, { query }) => listElements(ctx, query)),
  handle(createElementEndpoint, (ctx, { input }) => createElement(ctx, input)),
  handle(orderElementsEndpoint, (ctx, { input }) => orderElements(ctx, input.ids)),
  handle(changeElementEndpoint, (ctx, { params, input }) => changeElement(ctx, params.id, input)),
  handle(recordCheckEndpoint, (ctx, { input }) => recordCheck(ctx, input)),
  handle(listChecksEndpoint, (ctx, { query }) => listChecks(ctx, query)),
];
