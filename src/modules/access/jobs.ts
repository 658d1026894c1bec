import { answerResetJob } from './commands/reset-password.ts';
import { checkAuditJob } from './audit-checks.ts';
import { sendLinkJob } from './link-mails.ts';
import { sweepJob, sweepLimitsJob } from './sweep.ts';
import { sendWayInJob } from './visitors/enter-pages.ts';

export const jobs = [sendLinkJob, answerResetJob, sweepJob, sweepLimitsJob, checkAuditJob, sendWayInJob];
