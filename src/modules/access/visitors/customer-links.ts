import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import { spokenLanguage } from '#platform/texts/texts.ts';
import { linkPurpose, type LinkPurpose } from '../contract/customer-links.ts';
import { linkLivesMilliseconds } from '../logic/visits.ts';
import { tokenOf, type Token } from '../logic/tokens.ts';

export interface NewLink {
  customerId: string;
  address: string;
  purpose: LinkPurpose;
  subjectId: string | null;
}

/** Makes a link and answers its address, made of the configured base alone; only the hash of its secret stays here. */
export async function issueCustomerLink(
  ctx: Ctx,
  given: NewLink,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const id = newId();
  const secret = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + linkLivesMilliseconds(given.purpose));
  await ctx.tx
    .insertInto('customerLinks')
    .values({
      ...given,
      workspaceId: ctx.workspaceId,
      id,
      subjectId: given.purpose === 'my-page' ? null : given.subjectId,
      tokenHash: hashSecret(secret),
      sentAt: ctx.now,
      expiresAt,
    })
    .execute();
  const token = tokenOf({ workspaceId: ctx.workspaceId, secret });
  return { id, url: new URL(`/l/${token}`, ctx.platform.config.baseUrl).toString(), expiresAt };
}

export async function rememberMail(
  ctx: Ctx,
  { linkId, mailId }: { linkId: string; mailId: string },
): Promise<void> {
  await ctx.tx
    .updateTable('customerLinks')
    .set({ mailId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', linkId)
    .execute();
}

/** The link with whose it is; undefined also for one of a workspace that is suspended. */
export async function findCustomerLink(ctx: Ctx, token: Token) {
  const row = await ctx.tx
    .selectFrom('customerLinks as link')
    .innerJoin('workspaces', 'workspaces.id', 'link.workspaceId')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'link.workspaceId')
        .onRef('customers.id', '=', 'link.customerId'),
    )
    .select([
      'link.id',
      'link.customerId',
      'link.address',
      'link.purpose',
      'link.subjectId',
      'link.usedAt',
      'link.expiresAt',
      'customers.name as customerName',
      'workspaces.name as workspaceName',
      'customers.language',
      'workspaces.locale',
      'workspaces.timeZone',
      // An address that was taken from the customer takes its links along.
      sql<boolean>`exists (select from customer_identities i where i.workspace_id = link.workspace_id
        and i.customer_id = link.customer_id and i.kind = 'email' and i.value = link.address)`.as(
        'addressIsTheirs',
      ),
    ])
    .where('link.workspaceId', '=', ctx.workspaceId)
    .where('link.tokenHash', '=', hashSecret(token.secret))
    .where('workspaces.suspendedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const language = spokenLanguage(row.language, row.locale);
  return { ...row, language, purpose: linkPurpose.parse(row.purpose) };
}

export type CustomerLink = NonNullable<Awaited<ReturnType<typeof findCustomerLink>>>;

/** Of many who press at the same moment, the row lets exactly one through (SEC-042). */
export async function spendCustomerLink(ctx: Ctx, linkId: string): Promise<boolean> {
  const spent = await ctx.tx
    .updateTable('customerLinks')
    .set({ usedAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', linkId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
