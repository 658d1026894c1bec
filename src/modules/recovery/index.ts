/**
 * A failure is a promise or a basic that was not kept: what happened, to whom, how grave it was, and whether it will
 * happen again; never whose fault. It is `open`, `recovering` once somebody owns it, and in the end `recovered` or
 * `unrecovered`. From severity 3 on it has exactly one owner from its first minute, who puts it right in a fixed order
 * of steps: noticed, owned, acknowledged, apologised, fixed, confirmed by the customer, options offered, option chosen,
 * surprise given, last touch, rated, closed.
 *
 * The customer chooses between remedies of different kinds and like value; the first choice stands. A surprise is given
 * only once the fix is confirmed, is no money, and is never the same twice for one customer; nothing of it may reach a
 * page of theirs before. What is put right counts as half kept, which the modules of promises and of the journey see to
 * when `recovery.closed` names what it rests on. Whether a recovery pays is for learning to say.
 *
 * `chooseOption`, `confirmFix`, `denyFix` and `rateRecovery` take whoever the context says: a customer's own word on
 * their page, or a member of staff who was told.
 */
export { chooseOption } from './commands/choose-option.ts';
export { confirmFix, denyFix } from './commands/fix.ts';
export { rateRecovery } from './commands/rate-recovery.ts';
export { recordFailure } from './commands/record-failure.ts';
export { listFindings } from './queries/findings.ts';
export { openRecoveriesOf, openRecoveryOf } from './queries/open.ts';
/** How much more a slip weighs where excellence was expected, and where the same thing had two outcomes. */
export { getSpotlight } from './queries/spotlight.ts';
export { listUnequalOutcomes } from './queries/inconsistencies.ts';
