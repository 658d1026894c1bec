import { staffIdOf } from '#platform/context.ts';
import type { ConversationDraft } from '../contract.ts';
import type { Asker } from './conversation-items.ts';
import { addressList, filesOfDraft, toDraftFiles } from './draft-files.ts';

const most = 50;

/** What the caller has begun to write to somebody new. */
export async function listConversationDrafts(ctx: Asker): Promise<ConversationDraft[]> {
  const rows = await ctx.tx
    .selectFrom('conversationDrafts as w')
    .selectAll('w')
    .select(filesOfDraft.as('files'))
    .where('w.workspaceId', '=', ctx.workspaceId)
    .where('w.staffId', '=', staffIdOf(ctx))
    .orderBy('w.updatedAt', 'desc')
    .orderBy('w.id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    inboxId: row.inboxId,
    subject: row.subject,
    html: row.html,
    to: addressList.parse(row.toAddresses),
    cc: addressList.parse(row.ccAddresses),
    bcc: addressList.parse(row.bccAddresses),
    attachments: toDraftFiles(row.files),
    updatedAt: row.updatedAt.toISOString(),
  }));
}
