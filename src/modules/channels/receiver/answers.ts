import { isUnavailable } from '#platform/db/database.ts';
import { isStorageFull } from '../ingest/storage-full.ts';

/** An answer to the sending server. A 4xx makes it come again, a 5xx makes it give up and tell its sender. */
export class SmtpAnswer extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

export const answers = {
  unknownRecipient: () => new SmtpAnswer(550, '5.1.1 No such inbox here'),
  tooManyRecipients: () => new SmtpAnswer(452, '4.5.3 Too many recipients, send the others separately'),
  tooManyUnknown: () => new SmtpAnswer(421, '4.7.0 Too many unknown recipients'),
  tooManyConnections: () => new SmtpAnswer(421, '4.7.0 Too many connections from your address'),
  tooMuchAtOnce: () => new SmtpAnswer(451, '4.3.2 Too much mail at this moment, try again soon'),
  tooLarge: () => new SmtpAnswer(552, '5.3.4 The mail is larger than announced'),
  full: () => new SmtpAnswer(452, '4.3.1 No room to store mail, try again later'),
  unavailable: () => new SmtpAnswer(451, '4.3.0 Cannot store mail now, try again later'),
};

/**
 * Whatever goes wrong on our side is temporary for the sender: the mail stays in its queue, where it is safe, until we
 * can keep it (REL-04).
 */
export function answerTo(error: unknown): { answer: SmtpAnswer; isExpected: boolean } {
  if (error instanceof SmtpAnswer) return { answer: error, isExpected: true };
  if (isStorageFull(error)) return { answer: answers.full(), isExpected: true };
  return { answer: answers.unavailable(), isExpected: isUnavailable(error) || hasBrokenOff(error) };
}

/** Nobody is left to be answered. */
function hasBrokenOff(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(?:ECONNECTION|ECONNRESET|EPIPE)$/.test(String(error.code))
  );
}
