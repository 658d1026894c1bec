import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Platform } from '#platform/context.ts';
import { mayConnectTo } from '#platform/mail/mail-hosts.ts';
import { largestRawMessageInBytes } from '../contract.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { RawMail } from '../ingest/store-raw.ts';
import { answerTo, answers } from './answers.ts';
import { receiverLimits } from './limits.ts';
import { findRecipient, oncePerInbox, type Recipient } from './recipients.ts';

export interface SmtpReceiver {
  port: number;
  stop(): Promise<void>;
}

interface ReceiverOptions {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  limits?: Partial<typeof receiverLimits>;
}

/** What one connection has said so far. */
interface Talk {
  known: Map<string, Recipient>;
  unknown: number;
}

/**
 * Receives mail for our inboxes from other mail servers. A `250` is given only after the mail is committed, so what has
 * not been answered stays in the sender's queue and comes again; the content key then makes one of both (REL-04). There
 * is no sign-in and no relaying: a recipient that is no inbox of ours is refused at RCPT. Encryption is left to the mail
 * server or proxy in front.
 */
export async function openSmtpReceiver(
  platform: Platform,
  ingest: Ingest,
  options: ReceiverOptions,
): Promise<SmtpReceiver> {
  const limits = { ...receiverLimits, ...options.limits };
  const talks = new WeakMap<SMTPServerSession, Talk>();
  const connections = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const held = { bytes: 0 };

  const talkOf = (session: SMTPServerSession) => {
    const talk = talks.get(session) ?? { known: new Map<string, Recipient>(), unknown: 0 };
    talks.set(session, talk);
    return talk;
  };

  const admit = async (session: SMTPServerSession) => {
    const open = (connections.get(session.remoteAddress) ?? 0) + 1;
    connections.set(session.remoteAddress, open);
    if (open > limits.connectionsPerAddress) throw answers.tooManyConnections();
  };

  const admitRecipient = async (written: string, session: SMTPServerSession) => {
    const talk = talkOf(session);
    if (talk.unknown >= limits.unknownRecipients) throw answers.tooManyUnknown();
    if (session.envelope.rcptTo.length >= limits.recipientsPerMail) throw answers.tooManyRecipients();
    const recipient = await findRecipient(platform.db, written);
    if (!recipient) {
      talk.unknown += 1;
      throw answers.unknownRecipient();
    }
    talk.known.set(written, recipient);
  };

  const takeIn = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const raw = await readMail(stream, { held, mostAtOnce: limits.bytesAtOnce });
    const talk = talkOf(session);
    const recipients = session.envelope.rcptTo.flatMap(({ address }) => talk.known.get(address) ?? []);
    const mails = oncePerInbox(recipients).map((recipient) => rawMail(raw, recipient, session));
    const stored = await Promise.all(mails.map((mail) => ingest.store(mail)));
    for (const [index, mail] of mails.entries()) {
      const row = stored[index];
      if (row?.isNew) begin(mail, row.id);
    }
    while (underWay.size >= limits.underWay) await Promise.race(underWay);
    return `2.0.0 Kept as ${stored.map(({ id }) => id).join(' ')}`;
  };

  /** The mail is safe already; if this fails, the sweeper comes for it. */
  const begin = ({ workspaceId, ...mail }: RawMail, rawMessageId: string) => {
    const work = ingest
      .process(workspaceId, rawMessageId, { workspaceId, ...mail })
      .catch((err: unknown) => platform.log.warn({ rawMessageId, err }, 'mail left to the sweeper'))
      .then(() => {
        underWay.delete(work);
      });
    underWay.add(work);
  };

  const answered = <T>(work: Promise<T>, done: (error: Error | null, result?: T) => void) => {
    work.then(
      (result) => done(null, result),
      (error: unknown) => {
        const { answer, isExpected } = answerTo(error);
        if (!isExpected) platform.log.error({ err: error }, 'mail not received');
        done(answer);
      },
    );
  };

  const server = new SMTPServer({
    name: new URL(platform.config.baseUrl).hostname,
    banner: 'Extramile',
    // Signing in and our self-made certificate would only look like something they are not.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    size: largestRawMessageInBytes,
    maxClients: limits.connections,
    socketTimeout: limits.silenceMs,
    closeTimeout: limits.closingMs,
    onConnect: (session, done) => answered(admit(session), (error) => done(error)),
    onClose: (session) => {
      const left = (connections.get(session.remoteAddress) ?? 1) - 1;
      if (left > 0) connections.set(session.remoteAddress, left);
      else connections.delete(session.remoteAddress);
    },
    onRcptTo: ({ address }, session, done) =>
      answered(admitRecipient(address, session), (error) => done(error)),
    onData: (stream, session, done) => answered(takeIn(stream, session), done),
  });
  // Connections break all the time; what matters of it was answered, or was never promised.
  server.on('error', (err: Error) => platform.log.debug({ err }, 'smtp connection broken'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    // A server that listens on a port has an AddressInfo.
    port: (server.server.address() as AddressInfo).port,
    stop: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all(underWay);
    },
  };
}

/** Reads to the end whatever happens: an answer before the final dot would be taken for one to another command. */
async function readMail(
  stream: SMTPServerDataStream,
  { held, mostAtOnce }: { held: { bytes: number }; mostAtOnce: number },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isTooMuch = false;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      isTooMuch ||= held.bytes + chunk.length > mostAtOnce;
      if (isTooMuch || stream.sizeExceeded) continue;
      chunks.push(chunk);
      size += chunk.length;
      held.bytes += chunk.length;
    }
    if (stream.sizeExceeded) throw answers.tooLarge();
    if (isTooMuch) throw answers.tooMuchAtOnce();
    return Buffer.concat(chunks, size);
  } finally {
    held.bytes -= size;
  }
}

function rawMail(raw: Buffer, recipient: Recipient, session: SMTPServerSession): RawMail {
  const { workspaceId, inboxId, address } = recipient;
  const { mailFrom } = session.envelope;
  const peer = session.remoteAddress.replace(/^::ffff:/, '');
  return {
    workspaceId,
    inboxId,
    raw,
    source: 'smtp',
    envelopeFrom: mailFrom ? mailFrom.address : '',
    envelopeTo: address,
    // A relay of our own in front says nothing about the sender, so SPF is not asked about it.
    peer: mayConnectTo(peer, 'deny')
      ? { address: peer, helo: String(session.hostNameAppearsAs || '') }
      : null,
  };
}
