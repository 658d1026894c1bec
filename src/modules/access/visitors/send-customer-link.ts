import type { Ctx } from '#platform/context.ts';
import { spokenLanguage } from '#platform/texts/texts.ts';
import { sendCustomerMail } from '#modules/channels/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { LinkPurpose } from '../contract/customer-links.ts';
import { issueCustomerLink, rememberMail } from './customer-links.ts';
import { findReader, type Reader } from './find-reader.ts';

export interface LinkForMail {
  url: string;
  expiresAt: Date;
  workspaceName: string;
  timeZone: string;
  language: string;
}

export interface WantedLink {
  customerId: string;
  purpose: LinkPurpose;
  subjectId: string | null;
  /** The thread the mail belongs to, if the reader takes part in one about it; answers then come back to it. */
  conversationId?: string | null;
  mail: (link: LinkForMail) => Promise<{ subject: string; html: string; text: string; calendar?: string }>;
}

/**
 * Sends a customer a link to a page of theirs. A company without an address of its own is reached through the person of
 * it who wrote last; what they open is then their own visit, which also speaks for the company.
 */
export async function sendCustomerLink(
  ctx: Ctx,
  wanted: WantedLink,
): Promise<{ outcome: 'sent'; address: string } | { outcome: 'no-address' }> {
  const reader = await findReader(ctx, wanted.customerId);
  if (!reader) return { outcome: 'no-address' };
  await sendLinkTo(ctx, { reader, ...wanted });
  return { outcome: 'sent', address: reader.address };
}

/** The same to an address that is known already. */
export async function sendLinkTo(
  ctx: Ctx,
  {
    reader,
    purpose,
    subjectId,
    conversationId = null,
    mail,
  }: Omit<WantedLink, 'customerId'> & { reader: Reader },
): Promise<void> {
  const { customerId, address, name } = reader;
  const workspace = await getWorkspace(ctx);
  const link = await issueCustomerLink(ctx, { customerId, address, purpose, subjectId });
  const words = await mail({
    url: link.url,
    expiresAt: link.expiresAt,
    workspaceName: workspace.name,
    timeZone: workspace.timeZone,
    language: spokenLanguage(reader.language, workspace.locale),
  });
  const mailId = await sendCustomerMail(ctx, {
    ...words,
    to: { name, address },
    conversationId,
    inboxId: reader.inboxId,
    unsubscribeUrl: null,
  });
  await rememberMail(ctx, { linkId: link.id, mailId });
}
