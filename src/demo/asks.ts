import { evidenceOfAnswer, type EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { tradeTemplates } from '#modules/journey/templates.ts';
import { minutesLater, moodOf } from './calendar.ts';
import { missed, toChange, toKeep } from './content/words-back.ts';
import { need, type House } from './house.ts';
import type { Remembered } from './tell-year.ts';

const restDays = 30;
const dayInMinutes = 1440;
const basics = tradeTemplates.hotel.elements.filter(({ pillar }) => pillar === 'core');

/** Asks after closed conversations, at most one per customer a month, and the answers of the third that replies. */
export function askGuests(house: House, told: readonly Remembered[], zone: string): EvidenceFact[] {
  return told.flatMap((conversation) => {
    const { closedAt, guest } = conversation;
    if (closedAt === null || !house.random.chance(0.8)) return [];
    const sentAt = minutesLater(closedAt, 60);
    const rested =
      guest.lastAskedAt === null || minutesLater(guest.lastAskedAt, restDays * dayInMinutes) <= sentAt;
    if (!rested || sentAt >= house.now) return [];
    guest.lastAskedAt = sentAt;
    const element = house.random.pick(basics);
    const ask = writeAsk(house, conversation, { sentAt, elementKey: element.id });
    const answeredAt = minutesLater(sentAt, 15 * Math.exp(house.random.normal() * 1.4 + 2.5));
    if (!house.random.chance(0.42) || answeredAt >= house.now) return [];
    Object.assign(ask.row, {
      status: 'answered',
      answeredAt,
      changeableUntil: minutesLater(answeredAt, 7 * dayInMinutes),
    });
    return answer(house, conversation, { ask, at: answeredAt, gloom: moodOf(closedAt, zone).gloom });
  });
}

interface WrittenAsk {
  row: House['rows']['asks'][number];
  elementKey: string;
}

function writeAsk(
  house: House,
  conversation: Remembered,
  { sentAt, elementKey }: { sentAt: Date; elementKey: string },
): WrittenAsk {
  const expiresAt = minutesLater(sentAt, 30 * dayInMinutes);
  const row = {
    workspaceId: house.workspaceId,
    id: house.random.id(sentAt),
    customerId: conversation.guest.id,
    conversationId: conversation.id,
    staffId: conversation.staffId,
    teamId: need(house.teamIds, conversation.story.team),
    touchpointId: need(house.touchpoints, conversation.story.touchpoint).id,
    elementId: need(house.elementIds, elementKey),
    // Nobody knows the token of this hash, so these links open for nobody.
    tokenHash: house.random.bytes(32),
    address: conversation.guest.address,
    status: expiresAt < house.now ? 'expired' : 'sent',
    sentAt,
    expiresAt,
    answeredAt: null,
    changeableUntil: null,
  };
  house.rows.asks.push(row);
  return { row, elementKey };
}

/** What this customer felt, from the story, the one who served them and the month it was. */
function answer(
  house: House,
  conversation: Remembered,
  { ask, at, gloom }: { ask: WrittenAsk; at: Date; gloom: number },
): EvidenceFact[] {
  const { random } = house;
  const { story, colleague, startedAt, firstReplyAt } = conversation;
  const wasLate = firstReplyAt.getTime() - startedAt.getTime() > house.firstReply.targetMinutes * 60_000;
  const warmth =
    { glad: 0.24, plain: 0, cross: -0.34 }[story.mood] + colleague.charm - gloom - (wasLate ? 0.25 : 0);
  const feeling = random.next() + warmth;
  const mark =
    feeling > 0.47 ? 'A' : feeling > 0.16 ? 'B' : feeling > -0.02 ? 'C' : feeling > -0.2 ? 'D' : 'F';
  const person =
    feeling > 0.3 ? '5' : feeling > 0.1 ? '4' : feeling > -0.05 ? '3' : feeling > -0.2 ? '2' : '1';
  const worked = random.chance(0.998 - gloom * 0.08) ? 'yes' : random.chance(0.6) ? 'not-quite' : 'no';
  const mood = mark === 'A' ? 'glad' : mark === 'D' || mark === 'F' ? 'cross' : 'plain';
  const given: [question: string, value: string, share: number][] = [
    ['school-mark', mark, 1],
    ['basic-worked', worked, 0.85],
    ['how-did-i-do', person, 0.8],
    ['keep', random.pick(toKeep), mood === 'cross' ? 0.05 : 0.25],
    ['change', random.pick(toChange), mood === 'glad' ? 0.06 : 0.22],
    ['what-missed', random.pick(missed[mood]), mood === 'plain' ? 0.3 : 0.5],
  ];
  return given.flatMap(([question, value, share]) =>
    random.chance(share) ? writeAnswer(house, conversation, { ask, question, value, at }) : [],
  );
}

function writeAnswer(
  house: House,
  conversation: Remembered,
  { ask, question, value, at }: { ask: WrittenAsk; question: string; value: string; at: Date },
): EvidenceFact[] {
  const { random, rows, workspaceId, now } = house;
  const isPersonal = ['how-did-i-do', 'keep', 'change'].includes(question);
  // Those of the last nine days still lie unread with the person they are about.
  const isRead = now.getTime() - at.getTime() > 9 * dayInMinutes * 60_000;
  const row = {
    workspaceId,
    id: random.id(at),
    askId: ask.row.id,
    question,
    value,
    at,
    readAt: isRead ? minutesLater(at, random.between(30, 4000)) : null,
    sharedAt: isPersonal && isRead && random.chance(0.35) ? minutesLater(at, 5000) : null,
  };
  rows.answers.push(row);
  const touchpoint = need(house.touchpoints, conversation.story.touchpoint);
  const element = basics.find(({ id }) => id === ask.elementKey);
  const ofElement =
    [...house.touchpoints].find(([key]) => key === element?.touchpoints[0])?.[1] ?? touchpoint;
  const subjects = {
    customerId: conversation.guest.id,
    staffId: conversation.staffId,
    teamId: need(house.teamIds, conversation.story.team),
    conversationId: conversation.id,
    elementId: need(house.elementIds, ask.elementKey),
  };
  return evidenceOfAnswer(row, subjects, {
    ofAsk: { touchpointId: touchpoint.id, stage: touchpoint.stage },
    ofElement: { touchpointId: ofElement.id, stage: ofElement.stage },
  });
}
