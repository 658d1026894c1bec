/**
 * A promise is what we commit to: to everyone, to a tier or to one customer, for a reply, an answer, a visit in its slot,
 * a fix, a call back, the next update, or an element of the service that is checked. It is a draft, on trial, published
 * or retired; of each kind the most specific one counts in a conversation. Beside these stand what people promise on the
 * spot ("I said I would"). Each time one falls due it is kept, missed, recovered or void, decided once by a job, when
 * nothing can change the outcome any more, always on the customer's clock. Promises mark nobody: what was kept and missed
 * becomes evidence of the report card.
 */
export { seedPromises } from './commands/seed-promises.ts';
/** What we publish, most specific for one customer or to everyone, with how it is kept: for pages that customers read. */
export { listKeptness, listPromisesFor } from './queries/promises-for.ts';
/** What work is reckoned by here, in worked days of the house. */
export { getHouse, type House } from './queries/house.ts';
export { listFindings } from './queries/findings.ts';
