/**
 * The journey is what a customer goes through with us: touchpoints, the named moments before, during and after the
 * purchase, and elements, the qualities of the service, core or experience. Both are live or retired; what anything
 * points at is never deleted. A check says of one element, at one moment, whether it was kept, recovered or missed;
 * a wrong check is corrected by a new one that names it. A look is a check that must be taken: before and after an extra
 * that may impair a basic, and elsewhere after a small slip. The journey does not mark anything: that is the report card's.
 */
export { startJourney } from './commands/start-journey.ts';
export { findElement } from './queries/journey.ts';
/** The basics guard: looks before and a week after an extra that may impair a basic, and whether it may be given. */
export { openGuardLooks } from './commands/open-looks.ts';
export { guardStanding } from './queries/looks.ts';
export { templateText, trades, tradeTemplates, type Trade } from './templates.ts';
