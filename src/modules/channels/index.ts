/**
 * Channels are the ways on which words come in and go out; e-mail is the first. An inbox is an address of ours, active
 * or paused, with the servers that fetch and send for it, or none if mail is handed to it. Every mail is stored as it
 * came before anything else is done with it; it is then `received`, and soon `accepted`, `suppressed` (our own mail, a
 * report about nothing of ours) or `quarantined`, where people can see it and try again. No mail is ever dropped.
 *
 * What the words mean, whether they reopen a matter and who answers is for conversations to say.
 */
export { countTakenIn, ingestCorpus, type CorpusRow } from './corpus.ts';
export { createInbox } from './inboxes/write-inbox.ts';
export { mayMailUnasked } from './outgoing/may-mail-unasked.ts';
export { sendCustomerMail } from './outgoing/queue-customer-mail.ts';
