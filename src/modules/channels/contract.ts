import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';

const manages = 'inboxes:manage' satisfies Permission;
const ingests = 'messages:ingest' satisfies Permission;
const reads = 'conversations:read' satisfies Permission;

const security = z.enum(['tls', 'starttls', 'none']);
const port = z.int().min(1).max(65_535);
const host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[a-z0-9._:-]+$/i);
const noControls = /^[^\p{Cc}]*$/u;
const user = z.string().max(320).regex(noControls);

export const imapConnection = z.object({
  host,
  port: port.default(993),
  security: security.default('tls'),
  user,
  folder: z.string().min(1).max(200).regex(noControls).default('INBOX'),
  /** What becomes of a mail that was fetched: marked as read, or left exactly as it was. */
  afterFetch: z.enum(['mark-read', 'leave']).default('mark-read'),
});
export type ImapConnection = z.output<typeof imapConnection>;

export const smtpConnection = z.object({
  host,
  port: port.default(587),
  security: security.default('starttls'),
  /** Empty where the server asks for no sign-in. */
  user: user.default(''),
});
export type SmtpConnection = z.output<typeof smtpConnection>;

export const connection = z.object({
  imap: imapConnection.optional(),
  smtp: smtpConnection.optional(),
  /** The receiving server whose Authentication-Results are believed; every other such field is ignored (SEC-019). */
  trustedAuthservId: z.string().trim().max(253).optional(),
  /** Whether replies may carry `local+code@domain` as their address: the server behind the inbox must accept that. */
  plusAddress: z.enum(['use', 'avoid']).default('avoid'),
  /** A breaker against runaway senders, not a quota. */
  sendsPerHour: z.int().min(1).max(100_000).default(500),
});
export type Connection = z.output<typeof connection>;

export const passwords = z.object({
  imapPassword: z.string().max(1000).optional(),
  smtpPassword: z.string().max(1000).optional(),
});
export type Passwords = z.output<typeof passwords>;

/** `trouble` raises the alarm: nothing has worked for ten minutes. `waiting` means it has not been proved yet. */
export const channelHealth = z.object({
  state: z.enum(['working', 'waiting', 'trouble', 'paused']),
  lastSuccessAt: instant.nullable(),
  lastErrorAt: instant.nullable(),
  /** In plain words; never a password or a mail's text. */
  lastError: z.string().nullable(),
});

export const inbox = z.object({
  id,
  name: z.string(),
  address: z.string(),
  teamId: id.nullable(),
  status: z.enum(['active', 'paused']),
  signatureHtml: z.string(),
  connection,
  hasImapPassword: z.boolean(),
  hasSmtpPassword: z.boolean(),
  health: channelHealth,
  createdAt: instant,
});
export type Inbox = z.infer<typeof inbox>;

const name = z.string().trim().min(1).max(120);
const signatureHtml = z.string().max(20_000);

export const newInbox = z.object({
  name,
  address: z.string().trim().max(320),
  teamId: id.nullable().optional(),
  signatureHtml: signatureHtml.default(''),
  connection: connection.prefault({}),
  passwords: passwords.default({}),
});

export const listInboxes = endpoint('GET', '/inboxes', {
  summary: 'The inboxes of the workspace, each with how it has been working. Passwords never leave.',
  access: reads,
  query: pageQuery,
  output: page(inbox),
  refusals: ['cursor_invalid'],
});

export const createInboxEndpoint = endpoint('POST', '/inboxes', {
  summary: 'Adds an inbox. Without a connection it is fed by the built-in SMTP receiver or the API.',
  access: manages,
  input: newInbox,
  output: inbox,
  refusals: ['address_invalid', 'address_taken', 'team_unknown'],
  success: 201,
});

export const getInboxEndpoint = endpoint('GET', '/inboxes/{id}', {
  summary: 'One inbox.',
  access: reads,
  params: z.object({ id }),
  output: inbox,
});

export const changeInboxEndpoint = endpoint('PATCH', '/inboxes/{id}', {
  summary: 'Changes an inbox. A password that is not given stays as it is; an empty one is removed.',
  access: manages,
  params: z.object({ id }),
  input: newInbox
    .omit({ address: true })
    .partial()
    .extend({ status: z.enum(['active', 'paused']).optional() }),
  output: inbox,
  refusals: ['team_unknown'],
});

/** `code` is stable; `words` say the same in plain language, and `detail` is the other server's own answer. */
export const connectionVerdict = z.object({
  ok: z.boolean(),
  code: z.enum([
    'ok',
    'not_configured',
    'host_unknown',
    'host_forbidden',
    'refused',
    'timed_out',
    'tls_failed',
    'sign_in_failed',
    'folder_missing',
    'not_this_protocol',
    'failed',
  ]),
  words: z.string(),
  detail: z.string().nullable(),
});
export type ConnectionVerdict = z.infer<typeof connectionVerdict>;

export const testInbox = endpoint('POST', '/inboxes/{id}/test', {
  summary: 'Tries the IMAP and SMTP connection for real and says what is wrong. Nothing is sent or changed.',
  access: manages,
  params: z.object({ id }),
  input: z.object({ connection: connection.optional(), passwords: passwords.optional() }),
  output: z.object({ imap: connectionVerdict, smtp: connectionVerdict }),
  refusals: ['too_many'],
});

export const ingestOutcome = z.object({
  outcome: z.enum(['accepted', 'duplicate', 'suppressed', 'quarantined']),
  conversationId: id.nullable(),
  messageId: id.nullable(),
  /** Why a mail was suppressed or quarantined; null otherwise. */
  reason: z.string().nullable(),
});
export type IngestOutcome = z.infer<typeof ingestOutcome>;

export const sendTest = endpoint('POST', '/inboxes/{id}/send-test', {
  summary:
    'Lets a mail from the caller arrive at this inbox, through the real ingest but without a mail server.',
  access: manages,
  params: z.object({ id }),
  output: ingestOutcome,
  refusals: ['address_missing'],
  success: 201,
});

export const largestRawMessageInBytes = 30 * 1024 * 1024;

export const postRawMessage = endpoint('POST', '/inboxes/{id}/raw-messages', {
  summary: 'Takes in one raw e-mail (body message/rfc822, at most 30 MB) and says what became of it.',
  access: ingests,
  params: z.object({ id }),
  output: ingestOutcome,
  refusals: ['body_too_large', 'mail_expected', 'inbox_paused', 'storage_full'],
});

export const quarantined = z.object({
  id,
  inboxId: id,
  state: z.enum(['quarantined', 'suppressed']),
  reason: z.string(),
  /** The reason in plain language. */
  words: z.string(),
  sizeInBytes: z.int(),
  envelopeFrom: z.string().nullable(),
  attempts: z.int(),
  receivedAt: instant,
});

export const listQuarantine = endpoint('GET', '/quarantine', {
  summary: 'Mails that could not be taken in, or were left out on purpose, the latest first.',
  access: manages,
  query: pageQuery.extend({ state: z.enum(['quarantined', 'suppressed']).default('quarantined') }),
  output: page(quarantined),
  refusals: ['cursor_invalid'],
});

export const retryQuarantined = endpoint('POST', '/quarantine/{id}/retry', {
  summary: 'Tries once more to take a mail in.',
  access: manages,
  params: z.object({ id }),
  output: ingestOutcome,
});

export const getQuarantinedOriginal = endpoint('GET', '/quarantine/{id}/original', {
  summary: 'The mail exactly as it came, as a download.',
  access: manages,
  params: z.object({ id }),
  output: z.unknown(),
});

export const sendingTrouble = z.object({
  inboxId: id,
  name: z.string(),
  waiting: z.int(),
  because: z.enum(['sign-in', 'silent']),
  lastError: z.string().nullable(),
});
export type SendingTrouble = z.infer<typeof sendingTrouble>;

export const getChannelHealth = endpoint('GET', '/channel-health', {
  summary: 'Inboxes that have not worked for ten minutes, and how many mails lie in quarantine.',
  access: reads,
  output: z.object({
    troubled: z.array(z.object({ inboxId: id, name: z.string(), health: channelHealth })),
    /** Inboxes whose mail does not leave; what waits is kept and leaves by itself once it can. */
    sending: z.array(sendingTrouble),
    quarantined: z.int(),
  }),
});
