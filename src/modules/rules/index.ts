/**
 * A rule is what limits us: as staff say it, as the customer reads it, why it exists and whom it protects. It is hard
 * (never bent), soft (bent within authority) or a guide, and customers are told of it or not, for a stated reason. A
 * rule is live only with the customer's sentence, an owner and a review within twelve months; it ends by being killed
 * or rewritten, with the date, and is deleted only while nothing rests on it. Rules judge no request: whoever says "no"
 * names the rule, and keeps whether the customer had been told of it.
 *
 * Each time a rule is held to or bent is a use; whoever it gets in the way of flags it. Flags, bends, a date or a person
 * bring it up, and within ten working days it is killed, rewritten, kept and explained or, if it is law, made easier;
 * whoever flagged it is told, and what came of it is kept.
 */
export { noteCustomerWords } from './commands/customer-words.ts';
export { openReviewIfDue } from './commands/open-review.ts';
export { recordUse } from './commands/record-use.ts';
export { holdRules } from './commands/hold-rules.ts';
export { tellRule } from './commands/write-rule.ts';
export { holds } from './logic.ts';
export { listFindings } from './queries/findings.ts';
export { findRule, listRules } from './queries.ts';
