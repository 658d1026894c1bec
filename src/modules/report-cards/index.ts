/**
 * A report card is the mark A to F of a subject (the workspace, a team, a touchpoint, a customer, a person) for a
 * period, as a pure function of evidence, settings and the version of the calculation. Evidence is written here when
 * other modules announce a fact (a promise kept, a check, an answer) and is never changed, only replaced; daily counts
 * are kept with it. A card is `provisional` while it rests on little. It stores no mark and orders no people.
 */
export { recordAnswers, recordCheck, recordPromise } from './commands/record-evidence.ts';
export { getReportCard } from './queries/report-card.ts';
export { getTrend } from './queries/trend.ts';
