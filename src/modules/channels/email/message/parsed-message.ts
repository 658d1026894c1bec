import type { Mailbox } from './addresses.ts';

/** What one e-mail says, as plain data that can cross a thread. Nothing in it is trusted, HTML included. */
export interface ParsedMessage {
  kind: 'parsed';
  /**
   * The author: From, or Sender where From is missing or not usable. Null when neither names a valid mailbox;
   * the caller may know the envelope sender, but a message without an author is still a message.
   */
  from: Mailbox | null;
  sender: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  replyTo: Mailbox[];
  /** One line, empty when there is none: what to show instead is the screen's decision. */
  subject: string;
  /** As the sender claims. Null when missing or unreadable; never later corrected by our own clock here. */
  date: Date | null;
  messageId: string | null;
  /** Oldest first, as in the field. */
  inReplyTo: string[];
  references: string[];
  /** Null when the message has no text part. */
  text: string | null;
  /** The sender's markup, untouched and dangerous. Null when absent or over its limit. */
  html: string | null;
  attachments: ParsedAttachment[];
  /** The few fields that tell machine mail from human mail, names in lower case. */
  headers: HeaderField[];
  notes: ParseNote[];
}

export interface ParsedAttachment {
  /** Safe to show; null for a part without a name. */
  name: string | null;
  /** Exactly what the sender wrote, kept as data and never used as a path or header. */
  originalName: string | null;
  /** Always `type/subtype` of plain characters, as the sender claims. */
  mediaType: string;
  /** Without angle brackets. */
  contentId: string | null;
  /** Shown within the HTML by its content id, so not one of the files to list beneath. */
  isInline: boolean;
  bytes: Uint8Array;
}

export interface HeaderField {
  name: string;
  value: string;
}

/** What was cut or missing although the message could be read. */
export type ParseNote =
  | 'sender-missing'
  | 'sender-unusable'
  | 'several-senders'
  | 'addresses-cut'
  | 'text-cut'
  | 'html-too-big';

export interface UnreadableMessage {
  kind: 'unreadable';
  reason: UnreadableReason;
  /** For `reader-failed`: the kind of error and the line of code, for the log. */
  place?: string;
}

export type UnreadableReason =
  | 'empty'
  | 'not-a-message'
  | 'too-big'
  | 'too-deep'
  | 'too-many-parts'
  | 'headers-too-big'
  | 'took-too-long'
  | 'took-too-much-memory'
  | 'reader-failed';
