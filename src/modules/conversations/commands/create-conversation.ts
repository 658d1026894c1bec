import { findOrCreateCustomerByAddress, touchLastConversation } from '#modules/customers/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { Conversation, createConversation as endpoint, MailAddress } from '../contract.ts';
import { messageQueued } from '../events.ts';
import { believableInstant } from '../logic/arrival.ts';
import { sendingTime } from '../logic/sending.ts';
import { getConversation } from '../queries/get-conversation.ts';
import { assertReferences } from './assert-references.ts';
import { beginConversation } from './begin-conversation.ts';
import { carryUploads } from './carry-uploads.ts';
import { removeConversationDraft } from './conversation-draft.ts';
import { recipientsOf, senderOf, type People } from './recipients.ts';
import { assertSaysSomething, wordsOf } from './words-of.ts';
import { addParticipants } from './write-message.ts';

type Input = InputOf<typeof endpoint>;

/** Begins a conversation on somebody's behalf: our first words to a customer, or theirs as they reached us elsewhere. */
export async function createConversation(ctx: Ctx, { input }: { input: Input }): Promise<Conversation> {
  await assertReferences(ctx, input);
  const words = wordsOf(input);
  assertSaysSomething(words, input.attachmentIds?.length ?? 0);
  await assertExternalIdIsFree(ctx, input.externalId);
  const customerId = await customerOf(ctx, input);
  const inboxId = input.inboxId ?? (await firstInboxId(ctx, input.channel));
  const thread = { id: newId(), customerId, inboxId };
  const { customer } = await recipientsOf(ctx, thread, {});
  const people = input.to || input.cc || input.bcc ? await recipientsOf(ctx, thread, input) : undefined;
  const writer = { customerId, inboxId, messageId: newId(), customer, people };
  const conversationId =
    input.direction === 'in'
      ? await recordTheirs(ctx, { ...input, ...words, ...writer })
      : await sendOurs(ctx, { ...input, ...words, ...writer });
  await carryUploads(ctx, writer.messageId, input.attachmentIds ?? []);
  if (input.draftId !== undefined) await removeConversationDraft(ctx, input.draftId);
  return getConversation(ctx, conversationId);
}

type Beginning = Omit<Input, 'inboxId' | 'customerId' | 'customer' | 'html'> & {
  html: string | null;
  customerId: string;
  inboxId: string | null;
  messageId: string;
  customer: MailAddress | undefined;
  /** Those its writer named; without them our words go to the customer alone. */
  people: People | undefined;
};

async function recordTheirs(ctx: Ctx, given: Beginning): Promise<string> {
  const sentAt = believableInstant(given.sentAt ? new Date(given.sentAt) : ctx.now, ctx.now);
  await touchLastConversation(ctx, { customerId: given.customerId, at: sentAt });
  const conversationId = await beginConversation(ctx, {
    ...optionalFields(given),
    direction: 'in',
    from: given.customer ?? null,
    waitingSince: sentAt,
    isAutomatic: false,
    sentAt,
  });
  if (given.customer)
    await addParticipants(ctx, conversationId, [{ ...given.customer, customerId: given.customerId }], sentAt);
  return conversationId;
}

async function sendOurs(ctx: Ctx, given: Beginning): Promise<string> {
  const sender = await senderOf(ctx, given);
  const to = given.people?.to ?? (given.customer ? [given.customer] : []);
  if (sender.leavesByMail && to.length === 0) {
    const code = given.people ? 'recipient_missing' : 'address_invalid';
    const path = given.people ? 'to' : 'customer';
    throw invalid(code, path);
  }
  const time = sendingTime(given.sendAfter === undefined ? undefined : new Date(given.sendAfter), ctx.now);
  if (!time.allowed) throw invalid(time.because);
  const { cc = [], bcc = [] } = given.people ?? {};
  const sentAt = sender.leavesByMail ? time.sentAt : ctx.now;
  const sendAfter = sender.leavesByMail ? time.sendAfter : ctx.now;
  await touchLastConversation(ctx, { customerId: given.customerId, at: ctx.now });
  const conversationId = await beginConversation(ctx, {
    ...optionalFields(given),
    direction: 'out',
    status: given.then ?? 'waiting',
    from: sender.from,
    to,
    cc,
    bcc,
    authorStaffId: staffIdOf(ctx),
    delivery: sender.leavesByMail ? 'queued' : null,
    sendAfter: sender.leavesByMail ? sendAfter : null,
    waitingSince: null,
    isAutomatic: false,
    sentAt,
  });
  await addParticipants(ctx, conversationId, onThread(given, [...to, ...cc]), sentAt);
  announce(
    ctx,
    messageQueued,
    {
      conversationId,
      messageId: given.messageId,
      staffId: staffIdOf(ctx),
      at: sentAt.toISOString(),
      sendAfter: sendAfter.toISOString(),
      channel: sender.leavesByMail ? 'email' : given.channel,
    },
    { subjectId: conversationId },
  );
  return conversationId;
}

/** Only the customer's own address acts for them; a second reader is nobody in particular. */
function onThread({ customer, customerId }: Beginning, people: readonly MailAddress[]) {
  return people.map((person) => ({
    ...person,
    customerId: person.address.toLowerCase() === customer?.address.toLowerCase() ? customerId : null,
  }));
}

function optionalFields(given: Beginning) {
  return {
    messageId: given.messageId,
    channel: given.channel,
    inboxId: given.inboxId,
    customerId: given.customerId,
    subject: given.subject,
    text: given.text,
    html: given.html,
    touchpointId: given.touchpointId ?? null,
    assigneeId: given.assigneeId ?? null,
    teamId: given.teamId ?? null,
    tags: given.tags,
    externalId: given.externalId ?? null,
  };
}

async function customerOf(ctx: Ctx, input: Input): Promise<string> {
  if (input.customerId) return input.customerId;
  if (!input.customer) throw invalid('customer_unknown', 'customer');
  const { customerId } = await findOrCreateCustomerByAddress(ctx, {
    address: input.customer.email,
    name: input.customer.name,
  });
  return customerId;
}

/** Replies need an address to leave from, so a conversation that names no inbox gets the first one there is. */
async function firstInboxId(ctx: Ctx, channel: string): Promise<string | null> {
  if (channel === 'phone') return null;
  const inbox = await ctx.tx
    .selectFrom('inboxes')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return inbox?.id ?? null;
}

/** Two callers at the same moment are told apart by the unique index; this is the polite answer to the usual case. */
async function assertExternalIdIsFree(ctx: Ctx, externalId: string | undefined): Promise<void> {
  if (externalId === undefined) return;
  const taken = await ctx.tx
    .selectFrom('conversations')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('externalId', '=', externalId)
    .executeTakeFirst();
  if (taken)
    throw new Refusal('external_id_taken', { kind: 'conflict', facts: { conversationId: taken.id } });
}
