import { once } from 'node:events';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MailHostError, resolveMailHost, type PrivateMailHosts } from './mail-hosts.ts';

export interface SmtpServerAddress {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
}

export interface MailToSend {
  from: string;
  to: readonly string[];
  raw: Buffer;
}

/**
 * What one attempt came to. The border is the final dot (RFC 1047): before it the server cannot have a whole mail, so
 * trying again is safe; after it, without an answer, nobody can know, and `uncertain` is the honest word.
 */
export type SendOutcome =
  | { kind: 'sent'; accepted: string[]; refused: RefusedRecipient[] }
  | { kind: 'rejected'; detail: string; refused: RefusedRecipient[] }
  | { kind: 'later'; detail: string; refused: RefusedRecipient[]; signInRefused?: boolean }
  | { kind: 'uncertain'; detail: string; accepted: string[] };

export interface RefusedRecipient {
  address: string;
  /** A 5xx answer is final for this recipient, a 4xx one is not. */
  isFinal: boolean;
  detail: string;
}

export interface SmtpClient {
  send(mail: MailToSend): Promise<SendOutcome>;
  /** Connects and signs in; throws what went wrong. */
  verify(): Promise<void>;
  close(): void;
}

const mostIdle = 2;
const idleMs = 20_000;

/** A client with a few connections that stay open between mails, since connecting costs more than sending. */
export function smtpClient(server: SmtpServerAddress, privateHosts: PrivateMailHosts): SmtpClient {
  const idle: { connection: SMTPConnection; timer: NodeJS.Timeout }[] = [];
  const take = async (): Promise<{ connection: SMTPConnection; isFresh: boolean }> => {
    const kept = idle.pop();
    if (!kept) return { connection: await openWatched(), isFresh: true };
    clearTimeout(kept.timer);
    return { connection: kept.connection, isFresh: false };
  };
  const giveBack = (connection: SMTPConnection) => {
    if (idle.length >= mostIdle) return connection.quit();
    const timer = setTimeout(() => drop(connection), idleMs).unref();
    idle.push({ connection, timer });
  };
  const openWatched = async () => {
    const connection = await open(server, privateHosts);
    connection.once('error', () => drop(connection));
    connection.once('end', () => drop(connection));
    return connection;
  };
  const drop = (connection: SMTPConnection) => {
    const index = idle.findIndex((entry) => entry.connection === connection);
    if (index >= 0) clearTimeout(idle.splice(index, 1)[0]?.timer);
    connection.close();
  };
  return {
    verify: async () => (await open(server, privateHosts)).quit(),
    close: () => {
      for (const { connection } of [...idle]) drop(connection);
    },
    send: async (mail) => {
      for (;;) {
        let taken;
        try {
          taken = await take();
        } catch (error) {
          const signInRefused = (error as SmtpFailure).code === 'EAUTH';
          return { kind: 'later', detail: describe(error), refused: [], signInRefused };
        }
        const attempt = await transmit(taken.connection, mail);
        if (attempt.connectionIsGood) giveBack(taken.connection);
        else taken.connection.close();
        // A kept connection may have died unnoticed, or the server says goodbye on it (421). Nothing was handed over,
        // so a new one may try at once; any other answer is meant for this mail.
        const isStale = !taken.isFresh && attempt.outcome.kind === 'later' && attempt.isGoodbye;
        if (!isStale) return attempt.outcome;
      }
    },
  };
}

async function open(server: SmtpServerAddress, privateHosts: PrivateMailHosts): Promise<SMTPConnection> {
  const address = await resolveMailHost(server.host, privateHosts);
  // Loaded by the first mail that leaves: an idle server needs the memory for nothing.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const connection = new Connection({
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: { servername: server.host },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  // Errors of a connection reach whoever waits on it; the listener keeps those in between from ending the process.
  connection.on('error', () => {});
  try {
    await Promise.race([
      new Promise<void>((resolve, reject) =>
        connection.connect((error?: Error | null) => (error ? reject(error) : resolve())),
      ),
      once(connection, 'error').then(([error]) => Promise.reject(error)),
    ]);
    if (server.user) await signIn(connection, server);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function signIn(connection: SMTPConnection, server: SmtpServerAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ credentials: { user: server.user, pass: server.password } }, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

interface Attempt {
  outcome: SendOutcome;
  connectionIsGood: boolean;
  /** The connection ended without an answer to this mail. */
  isGoodbye: boolean;
}

function transmit(connection: SMTPConnection, mail: MailToSend): Promise<Attempt> {
  return new Promise((resolve) => {
    let handedOver = false;
    let isDone = false;
    // The dot cannot leave before this stream has ended, and the mark is set before it ends.
    const body = Readable.from(
      (function* () {
        yield mail.raw;
        handedOver = true;
      })(),
    );
    const finish = (attempt: Attempt) => {
      if (isDone) return;
      isDone = true;
      connection.off('error', onError);
      connection.off('end', onEnd);
      resolve(attempt);
    };
    const fail = (error: unknown) =>
      finish({
        outcome: failure(error, handedOver, mail),
        connectionIsGood: false,
        isGoodbye: [0, 421].includes((error as SmtpFailure).responseCode ?? 0),
      });
    const onError = (error: unknown) => fail(error);
    const onEnd = () => fail(new Error('The connection ended.'));
    connection.once('error', onError);
    connection.once('end', onEnd);
    connection.send({ from: mail.from, to: [...mail.to] }, body, (error, info) => {
      if (error) return fail(error);
      finish({
        outcome: {
          kind: 'sent',
          accepted: info.accepted,
          refused: (info.rejectedErrors ?? []).map((each) => refusal(each as SmtpFailure)),
        },
        connectionIsGood: true,
        isGoodbye: false,
      });
    });
  });
}

interface SmtpFailure {
  message?: string;
  code?: string;
  response?: string;
  responseCode?: number;
  command?: string;
  recipient?: string;
  rejectedErrors?: SmtpFailure[];
}

function failure(thrown: unknown, handedOver: boolean, mail: MailToSend): SendOutcome {
  // nodemailer's errors carry the dialogue as properties that no type of its declares.
  const error = thrown as SmtpFailure;
  const detail = describe(thrown);
  const refused = (error.rejectedErrors ?? []).map(refusal);
  const answer = error.responseCode ?? 0;
  // After the dot only an answer to the dot itself is knowledge; a goodbye of the server is not.
  const answersDot = error.code === 'EMESSAGE' && error.command === 'DATA';
  if (handedOver && !answersDot) {
    const lost = new Set(refused.map((recipient) => recipient.address));
    return { kind: 'uncertain', detail, accepted: mail.to.filter((address) => !lost.has(address)) };
  }
  if (refused.some((recipient) => !recipient.isFinal)) return { kind: 'later', detail, refused };
  return {
    kind: answer >= 500 && answer < 600 && error.code !== 'EAUTH' ? 'rejected' : 'later',
    detail,
    refused,
  };
}

function refusal(error: SmtpFailure): RefusedRecipient {
  const answer = error.responseCode ?? 0;
  return { address: error.recipient ?? '', isFinal: answer >= 500, detail: describe(error) };
}

/** The server's own words on one line, else what the system says; bounded, because a stranger chose it. */
function describe(thrown: unknown): string {
  if (thrown instanceof MailHostError) return thrown.code;
  const error = thrown as SmtpFailure;
  const words = error.response ?? error.message ?? 'unknown';
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}
