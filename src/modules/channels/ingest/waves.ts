import { numberInSubject } from '../logic.ts';
import type { WordedMail } from './ready-mail.ts';

type Facts = Pick<
  WordedMail['content']['read'],
  'messageId' | 'references' | 'inReplyTo' | 'subject' | 'from'
>;

/**
 * Cuts a batch where a mail may hang on an earlier one: it names that mail, or it names a conversation in which its
 * sender may only take part because of that mail. What remains together can be looked up together before any of it is
 * written. Mails that name nothing, which most first words do, never cut.
 */
export function wavesOf<Mail>(mails: readonly Mail[], factsOf: (mail: Mail) => Facts): Mail[][] {
  const waves: Mail[][] = [];
  let ids = new Set<string>();
  let senders = new Set<string>();
  for (const mail of mails) {
    const { messageId, references, inReplyTo, subject, from } = factsOf(mail);
    const named = [...references, ...inReplyTo];
    const sender = from?.address.toLowerCase() ?? '';
    const namesSomething = named.length > 0 || numberInSubject(subject) !== null;
    const mayHang = namesSomething && (senders.has(sender) || named.some((id) => ids.has(id)));
    if (mayHang || waves.length === 0) {
      waves.push([]);
      ids = new Set();
      senders = new Set();
    }
    waves.at(-1)?.push(mail);
    if (messageId) ids.add(messageId);
    senders.add(sender);
  }
  return waves;
}
