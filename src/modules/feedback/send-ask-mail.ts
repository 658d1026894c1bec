import { sendAskMail as queueAskMail } from '#modules/channels/index.ts';
import type { SendAskMail } from './ask-mail.ts';

/** The mail waits in the outbox of the channels, written in the same transaction as the ask. */
export const sendAskMail: SendAskMail = (ctx, mail) => queueAskMail(ctx, mail);
