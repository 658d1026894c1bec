import { translator } from '#platform/texts/texts.ts';
import { portalMail } from '../../../portal/mail.ts';
import type { LinkPurpose } from '../contract/customer-links.ts';
import type { LinkForMail, WantedLink } from './send-customer-link.ts';

/** The mail with a way in: asked for by the customer, sent by one of ours, or again because the last one was spent. */
export function wayInMail(because: 'asked' | 'sent' | 'again', purpose: LinkPurpose): WantedLink['mail'] {
  return async ({ url, expiresAt, workspaceName, timeZone, language }: LinkForMail) => {
    const say = translator('access', language);
    const words = { workspace: workspaceName, what: say(`visit.purpose.${purpose}`) };
    const until = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(expiresAt);
    const mail = await portalMail({
      paragraphs: [say(`visit.mail.${because}.words`, words), say(`visit.mail.${because}.more`, words)],
      button: { words: say('visit.mail.button', words), url },
      footer: [say('visit.mail.until', { until }), say('visit.mail.not-you')],
    });
    return { ...mail, subject: say(`visit.mail.${because}.subject`, words) };
  };
}
