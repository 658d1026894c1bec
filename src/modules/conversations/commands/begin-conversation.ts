import { nextNumber } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import { conversationCreated, messageReceived } from '../events.ts';
import { preview } from '../logic/words.ts';
import { messageRow, type NewMessage } from './write-message.ts';

export interface Beginning
  extends Omit<NewMessage, 'id' | 'conversationId' | 'kind' | 'revision' | 'authorCustomerId'> {
  messageId: string;
  channel: 'email' | 'chat' | 'form' | 'phone' | 'api';
  inboxId: string | null;
  customerId: string;
  from: MailAddress | null;
  subject: string;
  waitingSince: Date | null;
  isAutomatic: boolean;
  touchpointId?: string | null;
  assigneeId?: string | null;
  teamId?: string | null;
  tags?: readonly string[];
  externalId?: string | null;
}

/**
 * The first row of a matter and its first message, written together. The number people say aloud is taken last, since
 * its counter stays locked until the commit and every other new conversation of the workspace waits for it.
 */
export async function beginConversation(ctx: Ctx, beginning: Beginning): Promise<string> {
  const conversationId = newId();
  const number = await nextNumber(ctx, 'conversation');
  await ctx.tx
    .with('begun', (db) =>
      db
        .insertInto('conversations')
        .values((eb) => ({
          workspaceId: ctx.workspaceId,
          id: conversationId,
          number,
          inboxId: beginning.inboxId,
          customerId: beginning.customerId,
          touchpointId: beginning.touchpointId ?? null,
          subject: beginning.subject.slice(0, 1000),
          channel: beginning.channel,
          status: beginning.direction === 'in' ? 'open' : 'waiting',
          assigneeId: beginning.assigneeId ?? null,
          // Unless told otherwise a conversation belongs to the team of its inbox.
          teamId:
            beginning.teamId ??
            eb
              .selectFrom('inboxes')
              .select('teamId')
              .where('workspaceId', '=', ctx.workspaceId)
              .where('id', '=', beginning.inboxId),
          language: beginning.language ?? null,
          tags: [...new Set(beginning.tags ?? [])],
          messageCount: 1,
          lastMessageAt: beginning.sentAt,
          lastMessageDirection: beginning.direction,
          lastMessagePreview: preview(beginning.text),
          waitingSince: beginning.waitingSince,
          externalId: beginning.externalId ?? null,
          createdAt: ctx.now,
          updatedAt: ctx.now,
        }))
        .returning('id'),
    )
    .insertInto('messages')
    .values(
      messageRow(ctx, {
        ...beginning,
        id: beginning.messageId,
        conversationId,
        kind: 'message',
        authorCustomerId: beginning.direction === 'in' ? beginning.customerId : null,
        revision: 1,
      }),
    )
    .execute();
  const subject = { subjectId: conversationId };
  const { customerId, channel } = beginning;
  announce(ctx, conversationCreated, { conversationId, customerId, channel }, subject);
  if (beginning.direction === 'in')
    announce(
      ctx,
      messageReceived,
      {
        conversationId,
        messageId: beginning.messageId,
        customerId,
        at: beginning.sentAt.toISOString(),
        isFirst: true,
        startsWaiting: beginning.waitingSince !== null,
        reopened: false,
        automatic: beginning.isAutomatic,
      },
      subject,
    );
  return conversationId;
}
