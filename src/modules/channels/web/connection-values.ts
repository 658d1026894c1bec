import type { CallInput } from '#web/api.ts';
import { textIn } from '#web/form-values.ts';
import type { Inbox, testInbox } from '../contract.ts';

type Given = Omit<CallInput<typeof testInbox>, 'id'>;
type Security = NonNullable<Inbox['connection']['imap']>['security'];

/** What stands in the form, as the server wants it. A password left empty stays as it is. */
export function connectionOf(values: FormData, before: Inbox['connection'] | undefined): Given {
  const text = (name: string) => textIn(values, name);
  const fetches = values.has('fetches');
  const sends = values.has('sends');
  const server = (kind: 'imap' | 'smtp') => ({
    host: text(`${kind}Host`),
    port: Number(text(`${kind}Port`)),
    // The select offers exactly these three.
    security: text(`${kind}Security`) as Security,
    user: text(`${kind}User`),
  });
  const passwords = {
    ...passwordOf('imapPassword', String(values.get('imapPassword') ?? ''), fetches),
    ...passwordOf('smtpPassword', String(values.get('smtpPassword') ?? ''), sends),
  };
  const { imap: _, smtp: __, trustedAuthservId: ___, ...rest } = before ?? {};
  const trusted = text('trustedAuthservId');
  return {
    connection: {
      ...rest,
      plusAddress: values.has('plusAddress') ? 'use' : 'avoid',
      ...(trusted ? { trustedAuthservId: trusted } : {}),
      ...(fetches
        ? {
            imap: {
              ...server('imap'),
              folder: text('imapFolder') || 'INBOX',
              afterFetch: values.has('markRead') ? ('mark-read' as const) : ('leave' as const),
            },
          }
        : {}),
      ...(sends ? { smtp: server('smtp') } : {}),
    },
    passwords,
  };
}

/** A connection that is taken away takes its password with it. */
function passwordOf(name: 'imapPassword' | 'smtpPassword', typed: string, isUsed: boolean) {
  if (!isUsed) return { [name]: '' };
  return typed === '' ? {} : { [name]: typed };
}
