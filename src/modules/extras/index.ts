/**
 * Extras are what we give beyond the promise; requests are what is asked of us, within it or beyond. Both are counted
 * by kind and account (a company with its people), because what is given again and again becomes expected, and what is
 * asked again and again takes room from everybody. An extra moves from surprise to noticed, expected and required, and
 * from expected on somebody decides: promise it, price it, vary it, or stop with notice. The trade-off sheet shows a
 * client what their requests do to the wait, and the client chooses; strain says what an account takes out of a team,
 * and blames nobody.
 *
 * Nothing here marks the service: an extra raises no mark by being given, only a customer's answer does.
 */
export { listFindings } from './queries/findings.ts';
export { findRuleForCustomer } from './queries/told-rules.ts';
