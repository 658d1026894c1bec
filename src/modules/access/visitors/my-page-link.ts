import type { Ctx } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { sentLink, type getMyPageLink } from '../contract/customer-links.ts';
import { wayInMail } from './link-mail.ts';
import { sendCustomerLink } from './send-customer-link.ts';

type LatestLink = OutputOf<typeof getMyPageLink>;

/** The link to my page as staff see it: sent to whom, how far it came, and whether it was opened; never the link itself. */
export async function latestMyPageLink(ctx: Ctx, customerId: string): Promise<LatestLink> {
  await assertCustomer(ctx, customerId);
  const row = await ctx.tx
    .selectFrom('customerLinks as link')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'link.workspaceId')
        .onRef('customers.id', '=', 'link.customerId'),
    )
    .leftJoin('outgoingMails as mail', (join) =>
      join.onRef('mail.workspaceId', '=', 'link.workspaceId').onRef('mail.id', '=', 'link.mailId'),
    )
    .select(['link.address', 'link.sentAt', 'link.expiresAt', 'link.usedAt', 'mail.state'])
    .where('link.workspaceId', '=', ctx.workspaceId)
    .where('link.purpose', '=', 'my-page')
    .where((eb) => eb.or([eb('customers.id', '=', customerId), eb('customers.companyId', '=', customerId)]))
    .orderBy('link.sentAt', 'desc')
    .orderBy('link.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { link: null };
  return {
    link: {
      address: row.address,
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      // A mail that is no longer in the outbox has left long ago.
      delivery: sentLink.shape.delivery.parse(row.state ?? 'accepted'),
      openedAt: row.usedAt?.toISOString() ?? null,
    },
  };
}

/** One click of one of ours. A link of the last minute is not sent a second time, however often the button is pressed. */
export async function sendMyPage(ctx: Ctx, customerId: string): Promise<LatestLink> {
  await assertCustomer(ctx, customerId);
  const { link } = await latestMyPageLink(ctx, customerId);
  const isFresh = link !== null && ctx.now.getTime() - new Date(link.sentAt).getTime() < 60_000;
  if (isFresh && link.openedAt === null && link.delivery !== 'rejected') return { link };
  const sent = await sendCustomerLink(ctx, {
    customerId,
    purpose: 'my-page',
    subjectId: null,
    mail: wayInMail('sent', 'my-page'),
  });
  if (sent.outcome === 'no-address') throw new Refusal('customer_has_no_address', { kind: 'conflict' });
  return latestMyPageLink(ctx, customerId);
}

async function assertCustomer(ctx: Ctx, customerId: string): Promise<void> {
  const found = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!found) throw notFound();
}
