import { z } from 'zod';

const mailbox = z.object({ name: z.string(), address: z.string() });

/**
 * What is fixed when a mail is queued, so that every attempt builds the same one. A reply's words stay with its message;
 * an ask has no message and carries its own.
 */
export const envelope = z.object({
  from: mailbox,
  replyTo: mailbox.nullable(),
  to: z.array(mailbox),
  cc: z.array(mailbox).default([]),
  bcc: z.array(mailbox).default([]),
  subject: z.string(),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  date: z.iso.datetime(),
  words: z
    .object({
      html: z.string(),
      text: z.string(),
      unsubscribeUrl: z.url().optional(),
      /** An appointment (RFC 5545) that goes along as a file. */
      calendar: z.string().optional(),
    })
    .nullable()
    .default(null),
});
export type Envelope = z.output<typeof envelope>;
