import { sendCustomerLink } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalMail } from '../../portal/mail.ts';

export type Delivery = 'sent' | 'no-address' | 'public';
export type MailKind = 'offered' | 'changed' | 'again' | 'agreed' | 'declined' | 'check';

interface Mail {
  customerId: string;
  kind: MailKind;
  /** The page, or for `check` the same-page check. */
  agreementId: string;
  because?: string;
}

/** Tells the customer what happened on our side, with a link to the page: one mail at each step. */
export async function mailCustomer(ctx: Ctx, mail: Mail): Promise<'sent' | 'no-address'> {
  const { outcome } = await sendCustomerLink(ctx, {
    customerId: mail.customerId,
    purpose: mail.kind === 'check' ? 'same-page' : 'agreement',
    subjectId: mail.agreementId,
    mail: async ({ url, expiresAt, workspaceName, timeZone, language }) => {
      const say = translator('agreements', language);
      const facts = { workspace: workspaceName, because: mail.because ?? '' };
      const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(expiresAt);
      const words = await portalMail({
        paragraphs: [say(`mail.${mail.kind}.words`, facts), say(`mail.${mail.kind}.next`, facts)],
        button: { words: say(`mail.${mail.kind}.button`), url },
        footer: [say('mail.until', { until }), say('mail.stranger', facts)],
      });
      return { subject: say(`mail.${mail.kind}.subject`, facts), ...words };
    },
  });
  return outcome;
}
