import { preview } from '#modules/conversations/logic/words.ts';
import type { Language, TeamKey, TouchpointKey } from './content/story.ts';
import { quoteLines } from './content/exchanges.ts';
import type { Guest } from './guests.ts';
import { need, type House } from './house.ts';
import { asHtml, asQuote } from './wording.ts';

export interface DraftMessage {
  side: 'they' | 'we' | 'note';
  at: Date;
  text: string;
  /** Who of us wrote it; undefined for the customer. */
  staffId?: string;
  mentions?: string[];
  delivery?: 'accepted' | 'rejected' | 'uncertain';
  deliveryDetail?: string;
}

export interface Draft {
  guest: Guest;
  subject: string;
  language: Language;
  touchpoint: TouchpointKey;
  team: TeamKey;
  assigneeId: string | null;
  status: 'open' | 'waiting' | 'snoozed' | 'closed' | 'spam';
  tags: readonly string[];
  closedAt: Date | null;
  snoozedUntil?: Date;
  messages: readonly DraftMessage[];
}

export interface Written {
  id: string;
  startedAt: Date;
  messageIds: string[];
}

const colleagueAddress = 'Harbour House';

/** Turns one told conversation into its rows; numbers follow the order in which conversations are written. */
export function writeConversation(house: House, draft: Draft): Written {
  const { rows, workspaceId, random } = house;
  const first = draft.messages[0];
  const last = draft.messages.filter(({ side }) => side !== 'note').at(-1);
  if (!first || !last) throw new Error('A conversation needs a message');
  const id = random.id(first.at);
  const inbox = house.inboxes.find(({ team }) => team === draft.team) ?? house.inboxes[0];
  if (!inbox) throw new Error('The demonstration has no inbox');
  const touchpoint = need(house.touchpoints, draft.touchpoint);
  rows.conversations.push({
    workspaceId,
    id,
    number: rows.conversations.length + 1,
    inboxId: inbox.id,
    customerId: draft.guest.id,
    touchpointId: touchpoint.id,
    subject: draft.subject,
    channel: 'email',
    status: draft.status,
    assigneeId: draft.assigneeId,
    teamId: need(house.teamIds, draft.team),
    language: draft.language,
    tags: [...draft.tags],
    messageCount: draft.messages.filter(({ side }) => side !== 'note').length,
    lastMessageAt: last.at,
    lastMessageDirection: last.side === 'they' ? 'in' : 'out',
    lastMessagePreview: preview(last.text),
    waitingSince: waitingSince(draft),
    snoozedUntil: draft.snoozedUntil ?? null,
    closedAt: draft.closedAt,
    revision: draft.messages.length,
    createdAt: first.at,
    updatedAt: draft.closedAt ?? last.at,
  });
  rows.participants.push({
    workspaceId,
    conversationId: id,
    address: draft.guest.address,
    name: draft.guest.name,
    customerId: draft.guest.id,
    since: first.at,
  });
  const messageIds = draft.messages.map((message, index) =>
    writeMessage(house, draft, { id, inbox, message, before: draft.messages[index - 1] }),
  );
  return { id, startedAt: first.at, messageIds };
}

/** Since the first word that nobody has answered; null when the last word was ours or the matter is over. */
function waitingSince({ messages, status }: Draft): Date | null {
  if (status !== 'open') return null;
  const spoken = messages.filter(({ side }) => side !== 'note');
  const lastOurs = spoken.findLastIndex(({ side }) => side === 'we');
  return spoken[lastOurs + 1]?.at ?? null;
}

function writeMessage(
  house: House,
  draft: Draft,
  {
    id,
    inbox,
    message,
    before,
  }: { id: string; inbox: House['inboxes'][number]; message: DraftMessage; before: DraftMessage | undefined },
): string {
  const { rows, workspaceId, random } = house;
  const messageId = random.id(message.at);
  const isTheirs = message.side === 'they';
  const theirs = { name: draft.guest.name, address: draft.guest.address };
  const ours = { name: colleagueAddress, address: inbox.address };
  const isNote = message.side === 'note';
  const isReply = before !== undefined;
  const quoted = isReply && isTheirs && random.chance(0.7) ? quoteOf(draft, before) : null;
  const isHtml = !isTheirs || random.chance(0.55);
  rows.messages.push({
    workspaceId,
    id: messageId,
    conversationId: id,
    direction: isTheirs ? 'in' : 'out',
    kind: isNote ? 'note' : 'message',
    authorStaffId: message.staffId ?? null,
    authorCustomerId: isTheirs ? draft.guest.id : null,
    fromAddress: isNote ? null : JSON.stringify(isTheirs ? theirs : ours),
    toAddresses: JSON.stringify(isNote ? [] : [isTheirs ? ours : theirs]),
    subject: isNote ? '' : `${isReply ? 'Re: ' : ''}${draft.subject}`,
    text: message.text,
    html: isHtml ? asHtml(message.text) : null,
    quotedText: quoted,
    quotedHtml: quoted && isHtml ? `<blockquote>${asHtml(quoted)}</blockquote>` : null,
    language: draft.language,
    emailMessageId: isNote
      ? null
      : `${messageId}@${isTheirs ? draft.guest.address.split('@')[1] : 'harbourhouse.example'}`,
    senderCheck: isTheirs ? (random.chance(0.93) ? 'verified' : 'unverified') : null,
    delivery: message.side === 'we' ? (message.delivery ?? 'accepted') : null,
    deliveryDetail: message.deliveryDetail ?? null,
    mentions: message.mentions ?? [],
    sentAt: message.at,
    createdAt: message.at,
  });
  return messageId;
}

function quoteOf(draft: Draft, before: DraftMessage): string {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(
    before.at,
  );
  const who = before.side === 'they' ? draft.guest.name : colleagueAddress;
  const line = quoteLines[draft.language].replace('{when}', when).replace('{who}', who);
  return `${line}\n${asQuote(before.text)}`;
}
