import type { Ctx } from '#platform/context.ts';

/** A mail that puts an ask, for the conversation's own thread. It is queued in the caller's transaction. */
export interface AskMail {
  to: { name: string; address: string };
  subject: string;
  html: string;
  text: string;
  inboxId: string | null;
  conversationId: string;
  /** Offered by the mail program as one-click unsubscribe (RFC 8058). */
  unsubscribeUrl: string;
}

export type SendAskMail = (ctx: Ctx, mail: AskMail) => Promise<void>;
