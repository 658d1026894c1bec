import PostalMime, { type Email } from 'postal-mime';
import type { MailSink } from '../faults/mail-sink.ts';
import { until } from '../faults/polling.ts';

/** The newest mail with this subject, as the client’s mail program reads it. */
export function mailIn(sink: MailSink, subject: RegExp): Promise<Email> {
  return until(`a mail about ${subject}`, 60_000, async () => {
    for (const { raw } of sink.captures.toReversed()) {
      const mail = await PostalMime.parse(Buffer.from(raw, 'latin1'));
      if (subject.test(mail.subject ?? '')) return mail;
    }
    return undefined;
  });
}

/** The address of a customer page in that mail. */
export async function linkIn(sink: MailSink, subject: RegExp): Promise<string> {
  const address = /http\S+\/l\/\S+/.exec((await mailIn(sink, subject)).text ?? '')?.[0];
  if (address === undefined) throw new Error(`The mail about ${subject} has no link.`);
  return address;
}
