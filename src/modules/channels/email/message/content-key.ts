import { createHash } from 'node:crypto';
import { splitMessage } from './header-block.ts';

/**
 * The same message twice, or two messages? The key is the SHA-256 of the raw bytes without the fields that the
 * way leaves on it: every hop, filter and mailbox adds its own, so two copies of one message differ only there.
 *
 * The Message-ID takes part like any other field and has no power of its own. A sender may use one id for two
 * different messages, may leave it out, and a stranger may send a known id ahead of the real message: none of
 * these may make a message disappear. Callers look for the key within one mailbox only.
 */
export function contentKey(raw: Uint8Array): string {
  const { fields, body } = splitMessage(raw);
  const hash = createHash('sha256');
  for (const field of fields) {
    if (!isTrace(field.name)) hash.update(`${field.line}\n`, 'latin1');
  }
  hash.update('\n', 'latin1');
  hash.update(withoutLastLineEnds(body), 'latin1');
  return hash.digest('hex');
}

const traceFields = new Set([
  'return-path',
  'received',
  'x-received',
  'received-spf',
  'delivered-to',
  'x-delivered-to',
  'x-original-to',
  'x-apparently-to',
  'envelope-to',
  'x-envelope-to',
  'x-envelope-from',
  'delivery-date',
  'authentication-results',
  'x-authentication-results',
  // A provider that signs each delivery on its own puts another time into each copy.
  'dkim-signature',
  'domainkey-signature',
  'x-google-dkim-signature',
  'x-gm-message-state',
  'x-google-smtp-source',
  'x-gmail-labels',
  'x-gm-thrid',
  // What mailbox files and IMAP servers note about their own copy.
  'status',
  'x-status',
  'x-uid',
  'x-uidl',
  'x-keywords',
  'x-mozilla-status',
  'x-mozilla-status2',
  'x-mozilla-keys',
  'x-evolution-source',
  'content-length',
  'lines',
]);

const tracePrefixes = [
  'arc-',
  'x-spam',
  'x-virus',
  'x-rspamd',
  'x-amavis',
  'x-ham',
  'x-barracuda',
  'x-proofpoint',
  'x-mimecast',
  'x-microsoft-antispam',
  'x-forefront',
  'x-ms-exchange-organization',
  'x-ms-exchange-crosstenant',
  'x-ms-exchange-transport',
  'x-eopattributedmessage',
  'x-ms-publictraffictype',
];

function isTrace(name: string): boolean {
  return traceFields.has(name) || tracePrefixes.some((prefix) => name.startsWith(prefix));
}

/** Mail stores add or drop an empty line at the end. A loop, because `/\n+$/` is quadratic in runs of `\n`. */
function withoutLastLineEnds(body: string): string {
  let end = body.length;
  while (end > 0 && (body[end - 1] === '\n' || body[end - 1] === '\r')) end -= 1;
  return body.slice(0, end);
}
