import type { Ctx } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { smtpClient } from '#platform/mail/smtp-client.ts';
import { translator } from '#platform/texts/texts.ts';
import {
  connection,
  type ConnectionVerdict,
  type ImapConnection,
  type SmtpConnection,
  type testInbox as endpoint,
} from '../contract.ts';
import { connectImap } from '../imap/connect.ts';
import { openPasswords, passwordsFor } from './inbox-row.ts';

/** A connection test makes us knock at addresses that somebody typed, so nobody may do it without end. */
const limit = { name: 'connection-test', most: 10, withinSeconds: 60 };
const budgetInMilliseconds = 10_000;

/** Tries the connections as they are stored, or as they would be; a password that is not given is the stored one. */
export async function testInboxConnection(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<OutputOf<typeof endpoint>> {
  const row = await ctx.tx
    .selectFrom('inboxes')
    .select(['workspaceId', 'id', 'connection', 'secrets'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  await assertWithinLimit(ctx.platform, limit, ctx.workspaceId);
  const stored = connection.parse(row.connection);
  const wanted = input.connection ?? stored;
  const passwords = {
    ...passwordsFor(wanted, { stored, kept: openPasswords(row, ctx.platform.secrets) }),
    ...input.passwords,
  };
  const [imap, smtp] = await Promise.all([
    verdictOf(wanted.imap, (server) => tryImap(ctx, server, passwords.imapPassword ?? '')),
    verdictOf(wanted.smtp, (server) => trySmtp(ctx, server, passwords.smtpPassword ?? '')),
  ]);
  return { imap, smtp };
}

async function verdictOf<Server>(
  server: Server | undefined,
  attempt: (server: Server) => Promise<void>,
): Promise<ConnectionVerdict> {
  if (server === undefined) return verdict({ code: 'not_configured', detail: null });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Trouble>((resolve) => {
    timer = setTimeout(() => resolve({ code: 'timed_out', detail: null }), budgetInMilliseconds);
  });
  const tried = attempt(server).then(() => ({ code: 'ok', detail: null }) as const, troubleOf);
  const found = await Promise.race([tried, late]);
  clearTimeout(timer);
  return verdict(found);
}

function verdict({ code, detail }: Trouble): ConnectionVerdict {
  return { ok: code === 'ok', code, words: translator('channels')(`connection.${code}`), detail };
}

async function tryImap(ctx: Ctx, imap: ImapConnection, password: string): Promise<void> {
  const client = await connectImap(ctx.platform, imap, password);
  try {
    await client.mailboxOpen(imap.folder, { readOnly: true });
  } finally {
    client.close();
  }
}

async function trySmtp(ctx: Ctx, smtp: SmtpConnection, password: string): Promise<void> {
  const client = smtpClient({ ...smtp, password }, ctx.platform.config.privateMailHosts);
  try {
    await client.verify();
  } finally {
    client.close();
  }
}

interface Trouble {
  code: ConnectionVerdict['code'];
  /** What the other side said, if it said anything. */
  detail: string | null;
}

/** Everything that mail libraries and the system know about a failed connection, as far as we read it. */
interface Failure {
  code?: unknown;
  message?: unknown;
  response?: unknown;
  responseText?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
  mailboxMissing?: unknown;
  serverResponseCode?: unknown;
  executedCommand?: unknown;
}

/** What is wrong, told apart by what a person would have to change. */
export function troubleOf(thrown: unknown): Trouble {
  // A thrown value has no type; every field is looked at before it is used.
  const failure: Failure = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const code = typeof failure.code === 'string' ? failure.code : '';
  const message = typeof failure.message === 'string' ? failure.message : '';
  const said = [failure.responseText, failure.response].find((part) => typeof part === 'string');
  const detail = said === undefined ? null : String(said).replaceAll(/\s+/g, ' ').trim().slice(0, 300);
  return { code: kindOf(failure, code, message), detail };
}

function kindOf(failure: Failure, code: string, message: string): Trouble['code'] {
  const all = `${code} ${message}`;
  if (code === 'host_unknown' || code === 'host_forbidden') return code;
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(all)) return 'host_unknown';
  if (failure.authenticationFailed === true || code === 'EAUTH') return 'sign_in_failed';
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(all)) return 'refused';
  // A server that expects TLS from the first byte never greets in plain text, and the other way round TLS fails.
  if (/WRONG_VERSION_NUMBER|packet length too long|http request/i.test(all)) return 'tls_failed';
  if (failure.tlsFailed === true || code === 'ETLS' || /CERT|SSL|TLS|self.signed/i.test(all))
    return 'tls_failed';
  if (/TIMEDOUT|TIMEOUT|timed? ?out/i.test(all)) return 'timed_out';
  if (failure.mailboxMissing === true || failure.serverResponseCode === 'NONEXISTENT')
    return 'folder_missing';
  if (typeof failure.executedCommand === 'string' && /SELECT|EXAMINE/.test(failure.executedCommand))
    return 'folder_missing';
  if (/EPROTOCOL|InvalidResponse|ParserError|Invalid greeting|Unexpected/i.test(all))
    return 'not_this_protocol';
  return 'failed';
}

/** One sentence for people, with the other server's words behind it. */
export function wordsOfTrouble({ code, detail }: Trouble): string {
  const words = translator('channels')(`connection.${code}`);
  return detail === null ? words : `${words} (${detail})`;
}
