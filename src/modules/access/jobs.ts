import { answerResetJob } from './commands/reset-password.ts';
import { sendLinkJob } from './link-mails.ts';
import { sweepJob } from './sweep.ts';

export const jobs = [sendLinkJob, answerResetJob, sweepJob];
