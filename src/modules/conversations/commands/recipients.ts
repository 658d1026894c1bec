import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import type { MailAddress } from '../contract.ts';
import { cleanAddress, isPlausibleAddress, suggestedRecipients } from '../logic/words.ts';
import type { LockedConversation } from '../queries/lock-conversation.ts';
import { findLastReceived } from '../queries/messages.ts';

interface Wanted {
  to?: MailAddress[] | undefined;
  cc?: MailAddress[] | undefined;
  bcc?: MailAddress[] | undefined;
}

export interface People {
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  customer: MailAddress | undefined;
}

/** Who gets the reply: those its writer named, all checked, or else those the thread suggests. */
export async function recipientsOf(
  ctx: Ctx,
  conversation: Pick<LockedConversation, 'id' | 'customerId' | 'inboxId'>,
  wanted: Wanted,
): Promise<People> {
  const cc = (wanted.cc ?? []).map(checked('cc'));
  const bcc = (wanted.bcc ?? []).map(checked('bcc'));
  if (wanted.to !== undefined) return { to: wanted.to.map(checked('to')), cc, bcc, customer: undefined };
  const last = await findLastReceived(ctx, conversation.id);
  const facts = await ctx.tx
    .selectFrom('customers as k')
    .leftJoin('customerIdentities as i', (join) =>
      join
        .onRef('i.workspaceId', '=', 'k.workspaceId')
        .onRef('i.customerId', '=', 'k.id')
        .on('i.kind', '=', 'email'),
    )
    .leftJoin('inboxes as b', (join) =>
      join.onRef('b.workspaceId', '=', 'k.workspaceId').on('b.id', '=', conversation.inboxId),
    )
    .select(['k.name', 'i.value as address', 'b.address as own'])
    .where('k.workspaceId', '=', ctx.workspaceId)
    .where('k.id', '=', conversation.customerId)
    .orderBy('i.createdAt')
    .orderBy('i.id')
    .limit(1)
    .executeTakeFirst();
  const customer = facts?.address ? { name: facts.name, address: facts.address } : undefined;
  const suggested = suggestedRecipients(last, customer, {
    own: facts?.own ? [facts.own] : [],
    takingPart: await participantsOf(ctx, conversation.id),
  });
  const plausible = suggested.to.filter(({ address }) => isPlausibleAddress(address));
  // An explicit Cc says exactly who; otherwise nobody of the thread is dropped.
  return { to: plausible, cc: cc.length > 0 ? cc : suggested.cc, bcc, customer };
}

async function participantsOf(ctx: Ctx, conversationId: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('participants')
    .select('address')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', conversationId)
    .execute();
  return rows.map(({ address }) => address);
}

export function checked(field: string): (address: MailAddress) => MailAddress {
  return (given) => {
    const address = cleanAddress(given);
    if (isPlausibleAddress(address.address)) return address;
    throw new Refusal('address_invalid', {
      kind: 'invalid',
      fields: [{ path: field, message: 'address_invalid' }],
    });
  };
}

export interface Sender {
  from: MailAddress | null;
  leavesByMail: boolean;
}

/** Talks on the phone are only recorded, and another system's conversations without an inbox are delivered by it. */
export async function senderOf(
  ctx: Ctx,
  conversation: Pick<LockedConversation, 'channel' | 'inboxId'>,
): Promise<Sender> {
  if (conversation.channel === 'phone') return { from: null, leavesByMail: false };
  if (conversation.inboxId === null) {
    if (conversation.channel === 'api') return { from: null, leavesByMail: false };
    throw new Refusal('inbox_missing', { kind: 'conflict' });
  }
  const inbox = await ctx.tx
    .selectFrom('inboxes')
    .select(['name', 'address'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', conversation.inboxId)
    .executeTakeFirstOrThrow();
  return { from: inbox, leavesByMail: true };
}
