import { Resolver } from 'node:dns/promises';
import type * as MailAuth from 'mailauth';
import type { DNSResolver } from 'mailauth';
import { splitMessage } from '../email/message/header-block.ts';
import type { SenderCheck } from '../logic.ts';

export interface CheckedMail {
  raw: Uint8Array;
  fromAddress: string | null;
  envelopeFrom: string | null;
  /** Set only by our own receiver: nobody else tells truly who delivered. */
  peer: { address: string; helo: string } | null;
  trustedAuthservId: string | undefined;
}

const budgetMs = 1000;
const restAfterSilenceMs = 60_000;

/**
 * Does the domain in From vouch for this mail (SEC-019)? Asked of SPF, DKIM and DMARC where there is anything to ask,
 * or read from the Authentication-Results of the one server the inbox trusts. Everything unknown is `unverified`: a mail
 * is never held up for it, so the whole check has one second, and a DNS that does not answer is left alone for a minute.
 */
export function senderChecker(
  resolve: DNSResolver = systemResolver(),
): (mail: CheckedMail) => Promise<SenderCheck> {
  let silentUntil = 0;
  return async (mail) => {
    const domain = mail.fromAddress?.split('@').at(-1)?.toLowerCase();
    if (!domain) return 'unverified';
    const fields = splitMessage(mail.raw).fields;
    if (mail.trustedAuthservId) {
      const lines = fields
        .filter((field) => field.name === 'authentication-results')
        .map((field) => field.line);
      return readAuthenticationResults(lines, mail.trustedAuthservId, domain);
    }
    const isSigned = fields.some((field) => field.name === 'dkim-signature');
    if ((!isSigned && !mail.peer) || performance.now() < silentUntil) return 'unverified';
    // 19 MB of code that an installation without signed mail never needs. It is read before the second begins, which is
    // for the network alone: a busy machine must not be taken for a DNS that does not answer.
    const { authenticate } = await import('mailauth');
    let timer: NodeJS.Timeout | undefined;
    const overdue = new Promise<'overdue'>((done) => {
      timer = setTimeout(() => done('overdue'), budgetMs);
    });
    const verdict = await Promise.race([
      ask(authenticate, { mail, resolver: resolve, domain }),
      overdue,
    ]).finally(() => clearTimeout(timer));
    if (verdict !== 'overdue') return verdict;
    silentUntil = performance.now() + restAfterSilenceMs;
    return 'unverified';
  };
}

async function ask(
  authenticate: typeof MailAuth.authenticate,
  { mail, resolver, domain }: { mail: CheckedMail; resolver: DNSResolver; domain: string },
): Promise<SenderCheck> {
  try {
    const bytes = Buffer.from(mail.raw.buffer, mail.raw.byteOffset, mail.raw.byteLength);
    const result = await authenticate(bytes, {
      resolver,
      disableArc: true,
      disableBimi: true,
      sender: mail.envelopeFrom ?? '',
      ...(mail.peer ? { ip: mail.peer.address, helo: mail.peer.helo } : {}),
      mta: 'localhost',
    });
    const dmarc = result.dmarc ? result.dmarc.status.result : 'none';
    if (dmarc === 'pass') return 'verified';
    if (dmarc === 'fail') return 'failed';
    const signed = result.dkim.results.some((each) => each.status.result === 'pass' && each.status.aligned);
    const spfDomain = mail.envelopeFrom?.split('@').at(-1)?.toLowerCase();
    const delivered = result.spf !== false && result.spf.status.result === 'pass' && spfDomain === domain;
    return signed || delivered ? 'verified' : 'unverified';
  } catch {
    // A signature that cannot even be read proves nothing, and no more than that.
    return 'unverified';
  }
}

/**
 * RFC 8601: only the topmost field of the trusted server counts. One further down may have come with the mail, from a
 * sender who knows the server's name.
 */
export function readAuthenticationResults(
  lines: readonly string[],
  trusted: string,
  domain: string,
): SenderCheck {
  for (const line of lines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\s+/g, ' ')
      .trim();
    const [id = '', ...results] = value.replaceAll(/\([^()]*\)/g, ' ').split(';');
    if (id.trim().split(' ')[0]?.toLowerCase() !== trusted.toLowerCase()) continue;
    const found = results.map((result) => result.trim().toLowerCase());
    const dmarc = found.find((result) => result.startsWith('dmarc='));
    if (dmarc?.startsWith('dmarc=pass')) return 'verified';
    if (dmarc?.startsWith('dmarc=fail')) return 'failed';
    const isAligned = (result: string) =>
      new RegExp(`header\\.[di]=@?(?:[^ ]*@)?([^ ]+)`).exec(result)?.[1] === domain;
    return found.some((result) => result.startsWith('dkim=pass') && isAligned(result))
      ? 'verified'
      : 'unverified';
  }
  return 'unverified';
}

function systemResolver(): DNSResolver {
  const resolver = new Resolver({ timeout: 400, tries: 1 });
  return async (domain, type) => (await resolver.resolve(domain, type)) as string[] | string[][];
}
