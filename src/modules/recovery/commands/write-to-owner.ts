import { changeConversation, receiveMessage } from '#modules/conversations/index.ts';
import type { Ctx } from '#platform/context.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import type { Visitor } from '#platform/module.ts';
import { findConversationOf, findFrontInbox } from '../queries/reports.ts';
import { lockRecovery } from './standing.ts';

/** A person writes a few times in an hour; a program more often. */
const wordsLimit = { name: 'recovery.words', most: 20, withinSeconds: 3600 };

interface Words {
  recoveryId: string;
  /** The form brings its name along, so that a button pressed twice sends once. */
  messageId: string;
  subject: string;
  text: string;
}

/**
 * Words to the owner from somebody who takes part in no thread about it: they begin one, which is the owner's from the
 * start. Of the customer who was served it is the thread of the matter from now on, where there is none yet.
 */
export async function writeToOwner(ctx: Ctx, visitor: Visitor, words: Words): Promise<string> {
  const recovery = await lockRecovery(ctx, words.recoveryId);
  const known = await findConversationOf(ctx, { messageId: words.messageId, address: visitor.address });
  if (known !== undefined) return known;
  await assertWithinLimit(ctx.platform, wordsLimit, `${ctx.workspaceId} ${visitor.customerId}`);
  const conversationId = await beginThread(ctx, visitor, { ...words, ownerStaffId: recovery.ownerStaffId });
  const isTheMatter = recovery.conversationId === null && visitor.customerIds.includes(recovery.customerId);
  if (isTheMatter)
    await ctx.tx
      .updateTable('failures')
      .set({ conversationId })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', recovery.failureId)
      .execute();
  return conversationId;
}

/** A customer's words on their page, with the owner as the one who answers them. */
export async function beginThread(
  ctx: Ctx,
  visitor: Visitor,
  words: Pick<Words, 'subject' | 'text'> & { messageId?: string; ownerStaffId?: string },
): Promise<string> {
  const { messageId, subject, text, ownerStaffId } = words;
  const { conversationId } = await receiveMessage(ctx, {
    ...(messageId === undefined ? {} : { messageId }),
    channel: 'form',
    inboxId: (await findFrontInbox(ctx))?.id ?? null,
    customerId: visitor.customerId,
    from: { name: visitor.name, address: visitor.address },
    subject,
    text,
    html: null,
    senderCheck: 'verified',
    sentAt: ctx.now,
  });
  if (ownerStaffId !== undefined) await giveTo(ctx, conversationId, ownerStaffId);
  return conversationId;
}

export async function giveTo(ctx: Ctx, conversationId: string, assigneeId: string): Promise<void> {
  await changeConversation(ctx, { params: { id: conversationId }, input: { assigneeId } });
}
