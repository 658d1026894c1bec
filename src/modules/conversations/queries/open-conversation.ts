import { z } from 'zod';
import { staffIdOf } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import type { openConversation as endpoint } from '../contract.ts';
import { suggestedRecipients } from '../logic/words.ts';
import type { Asker } from './conversation-items.ts';
import { addressList, filesOfDraft, toDraftFiles } from './draft-files.ts';
import { getConversation } from './get-conversation.ts';
import { findLastReceived, listLatestMessages } from './messages.ts';

type Thread = OutputOf<typeof endpoint>;

const messagesShown = 50;
const eventsShown = 200;

/** The quiet lines between messages; messages speak for themselves. */
const shownEvents = [
  'conversation.created',
  'conversation.assigned',
  'conversation.status_changed',
  'conversation.changed',
  'promise.missed',
  'message.withdrawn',
];

/** Everything one screen needs: four statements, one more when the last received words lie before what is shown. */
export async function openConversation(
  ctx: Asker,
  { id: conversationId, before }: { id: string; before?: string | undefined },
): Promise<Thread> {
  const conversation = await getConversation(ctx, conversationId);
  const page = await listLatestMessages(ctx, conversationId, { before, limit: messagesShown });
  const shown = page.messages.findLast((one) => one.direction === 'in' && one.kind === 'message');
  const last =
    shown && !before
      ? shown
      : page.hasEarlier || before
        ? await findLastReceived(ctx, conversationId)
        : shown;
  const { customer, inbox } = conversation;
  const known = customer.address?.includes('@')
    ? { name: customer.name, address: customer.address }
    : undefined;
  return {
    conversation,
    ...page,
    events: await listThreadEvents(ctx, conversationId),
    drafts: await listDrafts(ctx, conversationId),
    reply: suggestedRecipients(last, known, {
      own: inbox ? [inbox.address] : [],
      takingPart: conversation.participants.map(({ address }) => address),
    }),
  };
}

async function listThreadEvents(ctx: Asker, conversationId: string): Promise<Thread['events']> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'payload', 'actorKind', 'actorId', 'at'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subjectId', '=', conversationId)
    .where('type', 'in', shownEvents)
    .orderBy('id', 'desc')
    .limit(eventsShown)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    type: row.type,
    actor: { kind: row.actorKind, id: row.actorId },
    facts: z.record(z.string(), z.unknown()).parse(row.payload),
    at: row.at.toISOString(),
  }));
}

async function listDrafts(ctx: Asker, conversationId: string): Promise<Thread['drafts']> {
  const rows = await ctx.tx
    .selectFrom('drafts as w')
    .selectAll('w')
    .select(filesOfDraft.as('files'))
    .where('w.workspaceId', '=', ctx.workspaceId)
    .where('w.conversationId', '=', conversationId)
    .where('w.staffId', '=', staffIdOf(ctx))
    .orderBy('w.kind')
    .execute();
  return rows.map((row) => ({
    kind: row.kind === 'note' ? ('note' as const) : ('message' as const),
    html: row.html,
    to: addressList.parse(row.toAddresses),
    cc: addressList.parse(row.ccAddresses),
    bcc: addressList.parse(row.bccAddresses),
    attachments: toDraftFiles(row.files),
    revision: row.revision,
    updatedAt: row.updatedAt.toISOString(),
  }));
}
