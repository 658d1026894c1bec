import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { safeStaffHtml } from '#platform/html/staff-html.ts';
import type { saveConversationDraft as endpoint } from '../contract.ts';
import { listWaitingFiles } from '../queries/draft-files.ts';
import { assertReferences } from './assert-references.ts';
import { saysNothing, withAddresses } from './save-draft.ts';

/** Keeps what is being written to somebody new. A draft is its writer's alone; another's id is an unknown one. */
export async function saveConversationDraft(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<OutputOf<typeof endpoint>> {
  const staffId = writer(ctx);
  await assertReferences(ctx, { inboxId: input.inboxId });
  const html = withAddresses(safeStaffHtml(input.html));
  if (saysNothing(html, input.attachmentIds) && input.subject.trim() === '' && input.to.length === 0) {
    await removeConversationDraft(ctx, params.id);
    return { updatedAt: null };
  }
  const words = {
    inboxId: input.inboxId,
    subject: input.subject,
    html,
    toAddresses: JSON.stringify(input.to),
    ccAddresses: JSON.stringify(input.cc),
    bccAddresses: JSON.stringify(input.bcc),
    attachmentIds: await listWaitingFiles(ctx, input.attachmentIds),
    updatedAt: ctx.now,
  };
  const saved = await ctx.tx
    .insertInto('conversationDrafts')
    .values({ workspaceId: ctx.workspaceId, id: params.id, staffId, ...words })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'id'])
        .doUpdateSet(words)
        .where('conversationDrafts.staffId', '=', staffId),
    )
    .returning('updatedAt')
    .executeTakeFirst();
  if (!saved) throw notFound();
  return { updatedAt: saved.updatedAt.toISOString() };
}

export async function dropConversationDraft(
  ctx: Ctx,
  { params }: { params: { id: string } },
): Promise<Record<never, never>> {
  await removeConversationDraft(ctx, params.id);
  return {};
}

/** Removing what is gone already, or was never there for a key, is no mistake: two windows may do it. */
export async function removeConversationDraft(ctx: Ctx, draftId: string): Promise<void> {
  await ctx.tx
    .deleteFrom('conversationDrafts')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', draftId)
    .where('staffId', '=', staffIdOf(ctx))
    .execute();
}

function writer(ctx: Ctx): string {
  const staffId = staffIdOf(ctx);
  if (staffId === null) throw new Refusal('not_allowed', { kind: 'forbidden', facts: { needs: 'staff' } });
  return staffId;
}
