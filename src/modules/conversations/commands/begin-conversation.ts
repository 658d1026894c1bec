import { sql } from 'kysely';
import { numbersTaken } from '#modules/workspace/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import { sendTogether, type Statement } from '#platform/db/pipelined.ts';
import { prepared } from '#platform/db/prepared.ts';
import { insertRows } from '#platform/db/rows.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { MailAddress } from '../contract.ts';
import { conversationCreated, conversationStatusChanged, messageReceived } from '../events.ts';
import { preview } from '../logic/words.ts';
import { messageColumns, type NewMessage } from './write-message.ts';

export interface Beginning
  extends Omit<NewMessage, 'id' | 'conversationId' | 'kind' | 'revision' | 'authorCustomerId'> {
  messageId: string;
  /** Given when the caller writes more about it at the same time; otherwise made here. */
  conversationId?: string;
  channel: 'email' | 'chat' | 'form' | 'phone' | 'api';
  inboxId: string | null;
  customerId: string;
  /** Words of theirs open it; ours leave it waiting for them, unless told otherwise. */
  status?: 'open' | 'waiting' | 'closed';
  from: MailAddress | null;
  subject: string;
  waitingSince: Date | null;
  isAutomatic: boolean;
  isRestricted?: boolean;
  touchpointId?: string | null;
  assigneeId?: string | null;
  teamId?: string | null;
  tags?: readonly string[];
  externalId?: string | null;
}

export async function beginConversation(ctx: Ctx, beginning: Beginning): Promise<string> {
  const begun = { ...beginning, conversationId: beginning.conversationId ?? newId() };
  await sendTogether(ctx.tx, beginningConversations(ctx, [begun]));
  return begun.conversationId;
}

/** The first rows of matters and their first messages, written by one statement; it is announced that they have begun. */
export function beginningConversations(ctx: Ctx, begun: readonly Begun[]): Statement[] {
  if (begun.length === 0) return [];
  const conversations = begun.map((each, index) => conversationColumns(ctx, each, index + 1));
  const number = sql`(select value from counted) - ${begun.length}::integer + r.number`;
  const messages = begun.map((each) =>
    messageColumns(ctx, {
      ...each,
      id: each.messageId,
      kind: 'message',
      authorCustomerId: each.direction === 'in' ? each.customerId : null,
      revision: 1,
    }),
  );
  for (const each of begun) announceBeginning(ctx, each);
  const statement = sql`
    with counted as (${numbersTaken(ctx, { name: 'conversation', count: begun.length })}),
      begun as (${insertRows('conversations', conversations, { number, teamId: teamOfInbox })})
    ${insertRows('messages', messages)}`;
  return [prepared(statement)];
}

/** Unless told otherwise a conversation belongs to the team of its inbox. */
const teamOfInbox = sql`coalesce(r.team_id, (
  select i.team_id from inboxes i where i.workspace_id = r.workspace_id and i.id = r.inbox_id))`;

export type Begun = Beginning & { conversationId: string };

function statusOf({ status, direction }: Beginning): 'open' | 'waiting' | 'closed' {
  return status ?? (direction === 'in' ? 'open' : 'waiting');
}

function conversationColumns(ctx: Ctx, beginning: Begun, number: number) {
  const status = statusOf(beginning);
  return {
    workspaceId: ctx.workspaceId,
    id: beginning.conversationId,
    number,
    inboxId: beginning.inboxId,
    customerId: beginning.customerId,
    touchpointId: beginning.touchpointId ?? null,
    subject: beginning.subject.slice(0, 1000),
    channel: beginning.channel,
    status,
    closedAt: status === 'closed' ? ctx.now : null,
    assigneeId: beginning.assigneeId ?? null,
    teamId: beginning.teamId ?? null,
    language: beginning.language ?? null,
    tags: [...new Set(beginning.tags ?? [])],
    messageCount: 1,
    lastMessageAt: beginning.sentAt > ctx.now ? ctx.now : beginning.sentAt,
    lastMessageDirection: beginning.direction,
    lastMessagePreview: preview(beginning.text),
    waitingSince: beginning.waitingSince,
    externalId: beginning.externalId ?? null,
    isRestricted: beginning.isRestricted ?? false,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

function announceBeginning(ctx: Ctx, beginning: Begun): void {
  const { conversationId, customerId, channel } = beginning;
  const subject = { subjectId: conversationId };
  announce(ctx, conversationCreated, { conversationId, customerId, channel }, subject);
  const status = statusOf(beginning);
  if (status === 'closed')
    announce(
      ctx,
      conversationStatusChanged,
      { conversationId, from: 'open', to: status, customerId, staffId: staffIdOf(ctx), until: null },
      subject,
    );
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
}
