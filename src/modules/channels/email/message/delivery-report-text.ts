import { normaliseAddress } from './addresses.ts';
import type { ReportedRecipient } from './delivery-report.ts';
import { readMessageIds } from './message-ids.ts';
import { plainLine } from './plain-line.ts';

/** Where the copy of the failed message begins. What stands below it is about that message, not the failure. */
const copyBegins =
  /^(?:-{2,}.{0,80}(?:copy|original|returned|unsent|undelivered|below this line|header)|received:|return-path:|content-type: message\/rfc822|>{0,1}\s?from .{3,80} \d{4}$)/i;

const someAddress = /[^\s<>()[\]:;,"'@]{1,80}@[a-z0-9][a-z0-9.-]{1,120}[a-z0-9]/gi;
const enhancedStatus = /(?<![\d.])[245]\.\d{1,2}\.\d{1,3}(?![\d.])/;
const replyCode = /(?<![\d.#-])[45][0-5]\d(?=[ -])/;
const inWords =
  /unknown|no such|not (?:listed|found|recognized|exist|accept|deliver)|does(?:n't| not) (?:exist|have)|full|quota|exceed|reject|refused|denied|disabled|expired|timed out|too (?:big|large)|host/i;
const delayed =
  /\b(?:delayed|will (?:be retried|retry|keep trying)|still being retried|no action is required)\b/i;

export interface ReportText {
  recipient: ReportedRecipient;
  originalMessageId: string | null;
  /** Whom the copied message below the explanation was for. */
  originalRecipient: string | null;
}

/**
 * Finds in prose who could not be reached and why. `own` holds the addresses the report was sent to: the text
 * usually repeats them and they are never the failed recipient.
 */
export function readReportText(text: string, own: ReadonlySet<string>): ReportText {
  const lines = text
    .slice(0, 60_000)
    .split('\n')
    .map((line) => line.trim().slice(0, 600));
  const border = lines.findIndex((line, index) => index > 0 && copyBegins.test(line));
  const explanation = border < 0 ? lines : lines.slice(0, border);
  // A transcript tells of every step; those that went well explain nothing.
  const coded = explanation.find(
    (line) => (enhancedStatus.test(line) || replyCode.test(line)) && !/(?:^|: )2\d\d[ -]/.test(line),
  );
  const reason = coded ?? explanation.find((line) => inWords.test(line));
  const status = reason ? (enhancedStatus.exec(reason)?.[0] ?? null) : null;
  return {
    recipient: {
      address: firstForeignAddress(explanation, own),
      action: explanation.some((line) => delayed.test(line)) ? 'delayed' : null,
      status,
      diagnostic: reason ? plainLine(reason, 500) : null,
    },
    originalMessageId: idIn(border < 0 ? lines : lines.slice(border)),
    originalRecipient: recipientIn(border < 0 ? lines : lines.slice(border)),
  };
}

function firstForeignAddress(lines: string[], own: ReadonlySet<string>): string | null {
  for (const line of lines) {
    for (const [written] of line.matchAll(someAddress)) {
      const address = normaliseAddress(written);
      if (address && !own.has(address.toLowerCase()) && !isPostmaster(address)) return address;
    }
  }
  return null;
}

/** The one address in a text; null when there is none or several. */
export function onlyAddress(text: string): string | null {
  const found = new Set<string>();
  for (const [written] of text.slice(0, 2000).matchAll(someAddress)) {
    const address = normaliseAddress(written);
    if (address) found.add(address);
  }
  const [first, second] = found;
  return first !== undefined && second === undefined ? first : null;
}

function recipientIn(lines: string[]): string | null {
  const to = lines.find((line) => /^>?\s?to\s?:/i.test(line));
  return to === undefined ? null : onlyAddress(to);
}

function isPostmaster(address: string): boolean {
  return /^(?:postmaster|mailer-daemon|abuse|support|helpdesk)@/i.test(address);
}

function idIn(lines: string[]): string | null {
  const index = lines.findIndex((line) => /^>?\s?message-id\s?:/i.test(line));
  if (index < 0) return null;
  const field = `${lines[index] ?? ''} ${lines[index + 1] ?? ''}`;
  return readMessageIds(field.slice(field.indexOf(':') + 1), 1)[0] ?? null;
}
