/** What one sender, and all together, may ask of the receiver. */
export const receiverLimits = {
  connections: 100,
  connectionsPerAddress: 20,
  recipientsPerMail: 100,
  /** Whoever guesses this many addresses in one connection is collecting them. */
  unknownRecipients: 20,
  /** Bytes of mails that are being received at the same time. */
  bytesAtOnce: 256 * 1024 * 1024,
  /** Mails that are stored and being taken in; beyond it the next answers wait, so that senders slow down. */
  underWay: 64,
  /** A silent connection ends after this. */
  silenceMs: 120_000,
  /** Time for connections to end when the process stops. */
  closingMs: 5000,
};
