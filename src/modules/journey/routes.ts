import { handle } from '#platform/http/handle.ts';
import { partOf } from '#platform/http/paging.ts';
import {
  changeElement,
  changeTouchpoint,
  createElement,
  createTouchpoint,
  orderElements,
  orderTouchpoints,
} from './commands/change-journey.ts';
import { closeLook } from './commands/close-look.ts';
import { deleteElement, deleteTouchpoint } from './commands/delete-unused.ts';
import { recordCheck } from './commands/record-check.ts';
import {
  changeElementEndpoint,
  changeTouchpointEndpoint,
  closeLookEndpoint,
  createElementEndpoint,
  createTouchpointEndpoint,
  deleteElementEndpoint,
  deleteTouchpointEndpoint,
  listChecksEndpoint,
  listElementsEndpoint,
  listLooksEndpoint,
  listTouchpointsEndpoint,
  orderElementsEndpoint,
  orderTouchpointsEndpoint,
  recordCheckEndpoint,
} from './contract.ts';
import { listChecks, listElements, listTouchpoints } from './queries/journey.ts';
import { listLooks } from './queries/looks.ts';

export const endpoints = [
  handle(listTouchpointsEndpoint, async (ctx, { query }) => partOf(await listTouchpoints(ctx, query), query)),
  handle(createTouchpointEndpoint, (ctx, { input }) => createTouchpoint(ctx, input)),
  handle(orderTouchpointsEndpoint, (ctx, { input }) => orderTouchpoints(ctx, input.ids)),
  handle(changeTouchpointEndpoint, (ctx, { params, input }) => changeTouchpoint(ctx, params.id, input)),
  handle(listElementsEndpoint, async (ctx, { query }) => partOf(await listElements(ctx, query), query)),
  handle(createElementEndpoint, (ctx, { input }) => createElement(ctx, input)),
  handle(orderElementsEndpoint, (ctx, { input }) => orderElements(ctx, input.ids)),
  handle(changeElementEndpoint, (ctx, { params, input }) => changeElement(ctx, params.id, input)),
  handle(recordCheckEndpoint, (ctx, { input }) => recordCheck(ctx, input)),
  handle(deleteTouchpointEndpoint, (ctx, { params }) => deleteTouchpoint(ctx, params.id)),
  handle(deleteElementEndpoint, (ctx, { params }) => deleteElement(ctx, params.id)),
  handle(listLooksEndpoint, (ctx, { query }) => listLooks(ctx, query)),
  handle(closeLookEndpoint, closeLook),
  handle(listChecksEndpoint, (ctx, { query }) => listChecks(ctx, query)),
];
