/**
 * Access says who is asking and what they may do. A person proves who they are with a password and, if they set one up,
 * a second factor; that opens a session, which ends when unused for two weeks, after ninety days, or when somebody ends
 * it. Other systems carry API keys with scopes. Invitations and password resets are links that work once. What is done
 * to these keys of the house is written into an append-only chain.
 *
 * Customers have no password of ours: a link in a mail, which works once, opens a visit to their own pages, for one
 * customer and one address. What those pages show is the business of the modules that bring them.
 */
export { audit } from './audit.ts';
export { authenticate, cookieName } from './authenticate.ts';
export { createApiKey } from './commands/api-keys.ts';
export { createWorkspace, type NewBusiness } from './commands/create-workspace.ts';
export { openSession } from './sessions.ts';
export { findReader, type Reader } from './visitors/find-reader.ts';
export { sendCustomerLink, sendLinkTo } from './visitors/send-customer-link.ts';
export { asPage, gonePage } from './visitors/page-requests.ts';
export { serveVisitor, type VisitRequest } from './visitors/serve-visitor.ts';
export { recordRefusal, refusalsWritten } from './audit-refusals.ts';
