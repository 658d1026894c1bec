import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import type { Visitor } from '#platform/module.ts';
import { clientView, type ClientView } from '../logic/client-view.ts';
import type { ElementChoice } from '../pages/form-parts.ts';
import { getMeeting } from './get-meeting.ts';

/** The kinds that have a page for the client; a huddle about them is ours. */
const shared = ['account-review', 'post-review-talk'] as const;

export interface ClientReview {
  view: ClientView;
  elements: readonly ElementChoice[];
  sheetId: string | null;
}

/** The page of a meeting of this visitor or of their company; anybody else's is as good as none. */
export async function getClientReview(
  ctx: Ctx,
  { visitor, meetingId }: { visitor: Pick<Visitor, 'customerIds'>; meetingId: string },
): Promise<ClientReview> {
  const owner = await ctx.tx
    .selectFrom('meetings')
    .select('customerId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', meetingId)
    .where('customerId', 'in', [...visitor.customerIds])
    .where('kind', 'in', [...shared])
    .where('status', '<>', 'cancelled')
    .executeTakeFirst();
  if (!owner?.customerId) throw notFound();
  return readReview(ctx, { meetingId, customerId: owner.customerId });
}

/** The same page for our own paper: what the client reads, and nothing else. */
export async function getReviewToPrint(
  ctx: Ctx,
  meetingId: string,
): Promise<ClientReview & { customerId: string }> {
  const { customer } = await getMeeting(ctx, meetingId);
  if (!customer) throw notFound();
  const customerId = customer.id;
  return { ...(await readReview(ctx, { meetingId, customerId })), customerId };
}

async function readReview(
  ctx: Ctx,
  { meetingId, customerId }: { meetingId: string; customerId: string },
): Promise<ClientReview> {
  return {
    view: clientView(await getMeeting(ctx, meetingId)),
    elements: await listElementChoices(ctx),
    sheetId: await findWaitingSheet(ctx, customerId),
  };
}

async function listElementChoices(ctx: Ctx): Promise<ElementChoice[]> {
  return ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'live')
    .orderBy('pillar')
    .orderBy('position')
    .orderBy('id')
    .limit(20)
    .execute();
}

async function findWaitingSheet(ctx: Ctx, customerId: string): Promise<string | null> {
  const sheet = await ctx.tx
    .selectFrom('tradeOffSheets')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('status', '=', 'offered')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return sheet?.id ?? null;
}
