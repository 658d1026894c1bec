import { andMore } from './content/today/and-more.ts';
import type { Colleague, TodaysConversation } from './content/today/conversation.ts';
import { troubledReplies } from './content/today/troubles.ts';
import { waitingForUs } from './content/today/waiting-for-us.ts';
import { colleagues } from './content/house-facts.ts';
import { minutesLater } from './calendar.ts';
import { writeConversation, type DraftMessage } from './conversation-rows.ts';
import { addContact, type Guest } from './guests.ts';
import { need, type House } from './house.ts';
import type { Remembered } from './tell-year.ts';
import { addressName } from './wording.ts';

/** The open inbox of this moment; what has been answered in it is remembered like everything else. */
export function tellToday(
  house: House,
  guests: readonly Guest[],
): (Omit<Remembered, 'firstReplyAt'> & { firstReplyAt: Date | null })[] {
  const oldestFirst = [...waitingForUs, ...andMore].toSorted((one, other) => startOf(other) - startOf(one));
  return oldestFirst.flatMap((told) => {
    const guest = guestOf(house, guests, told);
    const messages = told.messages.map((message) => draftMessage(house, told, message));
    const startedAt = minutesLater(house.now, -startOf(told));
    const { id } = writeConversation(house, {
      guest,
      subject: told.subject,
      language: told.language,
      touchpoint: told.touchpoint,
      team: told.team,
      assigneeId: told.assignee && need(house.staffIds, told.assignee),
      status: told.status,
      tags: told.tags,
      closedAt: null,
      ...(told.status === 'snoozed' ? { snoozedUntil: minutesLater(house.now, 1080) } : {}),
      messages,
    });
    if (told.status === 'spam') return [];
    const colleague = colleagues.find(({ key }) => key === (told.assignee ?? 'rosa'));
    if (!colleague) return [];
    const firstReplyAt = messages.find(({ side }) => side === 'we')?.at ?? null;
    const story = { mood: 'plain', touchpoint: told.touchpoint, team: told.team } as const;
    const staffId = need(house.staffIds, colleague.key);
    return [{ id, guest, story, colleague, staffId, startedAt, firstReplyAt, closedAt: null }];
  });
}

function startOf(told: TodaysConversation): number {
  return told.messages[0]?.[1] ?? 0;
}

function guestOf(house: House, guests: readonly Guest[], { customer, language }: TodaysConversation): Guest {
  const known = guests.find(({ name }) => name === customer.name);
  if (known) {
    known.language = language;
    const row = house.rows.customers.find(({ id }) => id === known.id);
    if (row)
      Object.assign(row, { tier: customer.tier ?? row.tier, yearlyValueMinor: customer.yearlyValue ?? null });
    return known;
  }
  return addContact(house, {
    name: customer.name,
    surname: customer.name.split(' ').at(-1) ?? customer.name,
    address: `${addressName(customer.name)}@${customer.company ? 'office' : 'letters'}.example`,
    language,
    company: null,
    ...(customer.company ? { kind: 'company' as const } : {}),
    ...(customer.tier ? { tier: customer.tier } : { tier: 'standard' as const }),
    yearlyValueMinor: customer.yearlyValue ?? null,
    note: customer.note ?? '',
  });
}

function draftMessage(
  house: House,
  told: TodaysConversation,
  [who, minutesAgo, text]: TodaysConversation['messages'][number],
): DraftMessage {
  const at = minutesLater(house.now, -minutesAgo);
  if (who === 'they') return { side: 'they', at, text };
  if (isNoteOf(who)) {
    const staffId = need(house.staffIds, noteWriter(who));
    const mentions = colleagues
      .filter(({ key }) => text.includes(`@${key}`))
      .map(({ key }) => need(house.staffIds, key));
    return { side: 'note', at, text, staffId, mentions };
  }
  const trouble = troubleOf(told.subject);
  return { side: 'we', at, text, staffId: need(house.staffIds, who), ...trouble };
}

function isNoteOf(who: string): who is `note:${Colleague}` {
  return who.startsWith('note:');
}

function noteWriter(who: `note:${Colleague}`): Colleague {
  const writer = colleagues.find(({ key }) => who === `note:${key}`);
  if (!writer) throw new Error(`Nobody is called ${who}`);
  return writer.key;
}

/** Two replies of yesterday did not simply arrive, so that both states can be seen. */
function troubleOf(subject: string): Pick<DraftMessage, 'delivery' | 'deliveryDetail'> {
  if (subject.startsWith('Lost scarf'))
    return { delivery: 'rejected', deliveryDetail: troubledReplies.rejected };
  if (subject.startsWith('Voucher'))
    return { delivery: 'uncertain', deliveryDetail: troubledReplies.uncertain };
  return {};
}
