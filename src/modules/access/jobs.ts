import { answerResetJob } from './commands/reset-password.ts';
import { sendLinkJob } from './link-mails.ts';

export const jobs = [sendLinkJob, answerResetJob];
