/**
 * An expectation is what one customer expects of one element: the least that is acceptable, what they wish for, and what
 * they count on now, in their own words and with where we know it from. It is inferred, stated or agreed. A change is a
 * new record that names the one it replaces, so that one can see how expectations rise. *Expects more* raises what is
 * expected now, *wants more* raises what is desired, and neither ever touches the other.
 *
 * The customer sees everything recorded as theirs on their own page and puts it right there; what they withdraw is
 * nobody's to use any more. Nobody is asked what they expect before they have been here.
 */
export { noteWant } from './commands/raise.ts';
export { listFindings } from './findings.ts';
