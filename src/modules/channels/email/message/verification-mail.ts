import type { MailOrigin } from './automatic-mail.ts';
import { verificationSubject, verificationText } from './verification-words.ts';

/** What a mail says about itself, as far as this decision needs it. */
export interface VerificationFacts {
  from: { address: string } | null;
  subject: string;
  text: string;
  origin: Pick<MailOrigin, 'kind'>;
}

/**
 * Houses at which one address is a whole identity: whoever reads the mail that they send to a support address can sign
 * in elsewhere as that business (SEC-02A). Each also stands for its sub-domains.
 */
const identityHouses = new Set([
  ...['adobe.com', 'amazon.com', 'amazonaws.com', 'apple.com', 'asana.com', 'atlassian.com', 'atlassian.net'],
  ...[
    'auth0.com',
    'authy.com',
    'bitbucket.org',
    'cloudflare.com',
    'discord.com',
    'discordapp.com',
    'docusign.net',
  ],
  ...[
    'dropbox.com',
    'dropboxmail.com',
    'duosecurity.com',
    'ebay.com',
    'facebook.com',
    'facebookmail.com',
    'figma.com',
  ],
  ...[
    'github.com',
    'gitlab.com',
    'google.com',
    'heroku.com',
    'hubspot.com',
    'instagram.com',
    'intuit.com',
    'jumpcloud.com',
  ],
  ...[
    'linkedin.com',
    'mailchimp.com',
    'meta.com',
    'microsoft.com',
    'microsoftonline.com',
    'monday.com',
    'netlify.com',
  ],
  ...[
    'notion.so',
    'npmjs.com',
    'okta.com',
    'onelogin.com',
    'openai.com',
    'paypal.com',
    'pingidentity.com',
    'salesforce.com',
  ],
  ...[
    'shopify.com',
    'slack.com',
    'slackhq.com',
    'stripe.com',
    'tiktok.com',
    'trello.com',
    'twilio.com',
    'twitter.com',
  ],
  ...[
    'vercel.com',
    'wordpress.com',
    'x.com',
    'xero.com',
    'yahoo-inc.com',
    'zendesk.com',
    'zoho.com',
    'zoom.us',
  ],
]);

/** Names under which such machines write, wherever they stand. */
const machine =
  /^(?:no|not|do-?not|dont|never)[-_.]?reply|^(?:account|accounts|appleid|auth|authentication|confirm|confirmation|id|identity|login|notifications?|noreply|otp|passwords?|registration|security|signin|signup|verify|verification|welcome)(?:[-_.+]|$)/;

/**
 * Does this mail carry the key to an account elsewhere? The words alone do not decide, since a customer may write about
 * a code that never came: a machine must have sent them.
 */
export function isVerificationMail(mail: VerificationFacts): boolean {
  const [localPart = '', domain = ''] = (mail.from?.address ?? '').toLowerCase().split('@');
  const isMachine = mail.origin.kind !== 'human' || machine.test(localPart) || isOfHouse(domain);
  if (!isMachine) return false;
  if (verificationSubject.test(mail.subject.slice(0, 300))) return true;
  const start = mail.text.slice(0, 3000);
  return verificationText.test(start) && hasKey(start);
}

function isOfHouse(domain: string): boolean {
  const labels = domain.split('.');
  return labels.some((_, index) => identityHouses.has(labels.slice(index).join('.')));
}

/** A code that stands apart, or a link made for one click. */
function hasKey(text: string): boolean {
  const hasCode = /(?:^|[\s:>])(?:\d{4,8}|\d{3}[- ]\d{3}|[A-Z0-9]{3}-[A-Z0-9]{3,5})(?=$|[\s.<])/m.test(text);
  return (
    hasCode ||
    /https:\/\/\S{1,400}?(?:verif|confirm|activat|token|magic|signin|sign-in|login|auth|reset|invite|code=)/i.test(
      text,
    )
  );
}
