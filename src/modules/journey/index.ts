/**
 * The journey is what a customer goes through with us: touchpoints, the named moments before, during and after the
 * purchase, and elements, the qualities of the service, core or experience. Both are live or retired and never deleted,
 * because evidence points at them. A check says of one element, at one moment, whether it was kept, recovered or missed;
 * a wrong check is corrected by a new one that names it. The journey does not mark anything: that is the report card's.
 */
export { startJourney } from './start-journey.ts';
export { findElement } from './queries.ts';
export { templateText, trades, tradeTemplates, type Trade } from './templates.ts';
