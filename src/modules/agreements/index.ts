/**
 * An agreement is the page between us and one customer: what they can expect from us, what we need from them, what
 * limits us, what happens if we miss. With everyone as the other side it is the public charter. A page has versions;
 * a version is a draft, offered, accepted, declined or superseded, and once offered it never changes. Both sides say yes
 * to one and the same version, by name; then it is in force. Either side may change the page at any time, and neither
 * loses words when both do. Work begun without a page is noted with its reason.
 *
 * Agreements make no promise and know no rule of their own: their lines name those that exist.
 */
export { clarityFinding, listFindings } from './findings.ts';
export { findPageOf } from './queries/beside.ts';
