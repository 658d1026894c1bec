/**
 * What one e-mail may cost us. A message beyond a hard limit is kept raw and shown as unreadable; a message
 * beyond a soft one is read, cut, and carries a note that says so.
 *
 * MIME has no compression of its own: base64 and quoted-printable only ever shrink when decoded, and archives
 * are never opened here. So the decoded size is bounded by the raw size.
 */
export const limits = {
  /** Hard: bytes of one raw message. Channels refuse larger ones before they come here. */
  rawBytes: 100 * 1024 * 1024,
  /** Hard: nesting of multipart bodies. */
  depth: 100,
  /** Hard: delimiter lines of multipart bodies. */
  parts: 1000,
  /** Hard: bytes of all header fields of all parts together. */
  headerBytes: 1024 * 1024,
  /** Soft: mailboxes in one address field. */
  addresses: 1000,
  /** Soft: characters of a subject. */
  subjectLength: 998,
  /** Soft: characters of a plain-text body. */
  textLength: 1_000_000,
  /** Soft: characters and opening brackets of an HTML body; beyond them the text is used instead. */
  htmlLength: 8_000_000,
  htmlTags: 40_000,
  /** Soft: message ids in References or In-Reply-To. The newest are kept, they stand last. */
  messageIds: 100,
} as const;
