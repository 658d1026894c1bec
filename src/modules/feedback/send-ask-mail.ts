import type { SendAskMail } from './ask-mail.ts';

/** Until mail leaves through the channels, an ask waits nowhere: it exists, and only its mail is missing. */
export const sendAskMail: SendAskMail = async (ctx, mail) => {
  ctx.platform.log.warn({ conversationId: mail.conversationId }, 'ask mail has no way out yet');
};
