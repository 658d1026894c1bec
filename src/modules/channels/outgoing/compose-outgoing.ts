import { getOutgoing, type Outgoing } from '#modules/conversations/index.ts';
import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { spokenLanguage, translator } from '#platform/texts/texts.ts';
import type { ComposedMail, OutgoingAttachment, OutgoingMail } from '../email/message/compose-mime.ts';
import { textToHtml } from '../email/message/text-to-html.ts';
import { replyCodes } from '../reply-codes.ts';
import type { ClaimedMail } from './claim-mail.ts';

/** Writes the mail of an outbox row: an ask from its own words, a reply from its message. */
export async function composeOutgoing(
  platform: Platform,
  workspaceId: string,
  mail: ClaimedMail,
): Promise<ComposedMail> {
  // Loaded by the first mail that leaves: what composes and cleans mail is megabytes that an idle server can spare.
  const { composeMime } = await import('../email/message/compose-mime.ts');
  const { envelope } = mail;
  const head = {
    from: envelope.from,
    ...(envelope.replyTo ? { replyTo: envelope.replyTo } : {}),
    to: envelope.to,
    cc: envelope.cc,
    bcc: envelope.bcc,
    subject: envelope.subject,
    messageId: mail.emailMessageId,
    ...(envelope.inReplyTo ? { inReplyTo: envelope.inReplyTo } : {}),
    references: envelope.references,
    date: new Date(envelope.date),
    loopMark: replyCodes(platform).loopMark(workspaceId),
  };
  if (envelope.words) {
    const { calendar, ...words } = envelope.words;
    const attachments = calendar === undefined ? [] : [calendarFile(calendar)];
    return composeMime({ ...head, ...words, attachments, origin: 'auto-generated' });
  }
  if (mail.messageId === null) throw new Error('A mail in the outbox has neither words nor a message');
  const { messageId } = mail;
  const reply = await inWorkspace(platform.db, workspaceId, (tx) =>
    getOutgoing({ tx, workspaceId }, messageId),
  );
  const attachments = await attachmentsOf(platform, workspaceId, reply);
  return composeMime({ ...head, ...wordsOf(reply), attachments, origin: 'reply' });
}

function calendarFile(calendar: string): OutgoingAttachment {
  return { name: 'appointment.ics', mediaType: 'text/calendar', bytes: new TextEncoder().encode(calendar) };
}

function wordsOf(reply: Outgoing): Pick<OutgoingMail, 'html' | 'earlier'> {
  const language = spokenLanguage(reply.customer.language, 'en-GB');
  const say = translator('channels', language);
  const signature = reply.inbox?.signatureHtml ?? '';
  const dateOf = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    html: (reply.html ?? textToHtml(reply.text)) + (signature === '' ? '' : `<br>${signature}`),
    earlier: {
      words: say('mail.earlier'),
      messages: reply.history.map((message) => ({
        introduction: say('mail.introduction', {
          date: dateOf.format(message.sentAt),
          name: message.authorName || say('mail.somebody'),
        }),
        html: message.html ?? textToHtml(message.text),
      })),
    },
  };
}

function attachmentsOf(
  platform: Platform,
  workspaceId: string,
  reply: Outgoing,
): Promise<OutgoingAttachment[]> {
  return Promise.all(
    reply.attachments.map(async (file) => ({
      name: file.name,
      mediaType: file.mediaType,
      bytes: await platform.files.get(workspaceId, file.sha256),
      ...(file.isInline && file.contentId !== null ? { contentId: file.contentId } : {}),
    })),
  );
}
