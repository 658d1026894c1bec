import { colleagues, type ColleagueFacts } from './content/house-facts.ts';
import { exchanges } from './content/exchanges.ts';
import type { Story, TeamKey } from './content/story.ts';
import { beginnings, minutesLater, moodOf } from './calendar.ts';
import { writeConversation, type DraftMessage } from './conversation-rows.ts';
import type { Guest } from './guests.ts';
import { need, type House } from './house.ts';
import { stories } from './stories.ts';
import { asMail, detailsOf, tell, type Details } from './wording.ts';

export const conversationsPerYear = 3500;

/** What is remembered of a conversation, for the promises, the asks and the checks that follow from it. */
export interface Remembered {
  id: string;
  guest: Guest;
  story: Pick<Story, 'mood' | 'fault' | 'touchpoint' | 'team'>;
  colleague: ColleagueFacts;
  staffId: string;
  startedAt: Date;
  firstReplyAt: Date;
  closedAt: Date | null;
}

export function tellYear(house: House, guests: readonly Guest[], zone: string): Remembered[] {
  const heavy = sampler(house, guests);
  const storiesOf = new Map(
    guests.map(({ language }) => [language, stories.filter((story) => story.language === language)]),
  );
  const remembered: Remembered[] = [];
  for (const startedAt of beginnings(house.random, house.now, zone, conversationsPerYear)) {
    const guest = heavy();
    const story = house.random.weighted(
      need(storiesOf, guest.language),
      ({ weight, mood }) =>
        // A bad month shows in what people write about, not only in how they mark it.
        (weight ?? 1) * (mood === 'cross' ? 0.6 + 8 * moodOf(startedAt, zone).gloom : 1),
    );
    remembered.push(
      tellOne(house, { guest, story, startedAt, lateShare: moodOf(startedAt, zone).lateReplies }),
    );
  }
  return remembered;
}

/** Draws customers by how often they write, quickly: each lies in the list once per started unit of weight. */
function sampler(house: House, guests: readonly Guest[]): () => Guest {
  const urn = guests.flatMap((guest) => Array.from({ length: Math.ceil(guest.weight * 2) }, () => guest));
  return () => house.random.pick(urn);
}

interface Occasion {
  guest: Guest;
  story: Story;
  startedAt: Date;
  lateShare: number;
}

function tellOne(house: House, { guest, story, startedAt, lateShare }: Occasion): Remembered {
  const { random, now } = house;
  const colleague = colleagueOf(house, story.team);
  const staffId = need(house.staffIds, colleague.key);
  const details = detailsOf(random, startedAt, story.language, guest.surname);
  const thread = threadOf(house, { guest, story, startedAt, lateShare }, details, colleague);
  const told = thread.filter(({ at }) => at.getTime() < now.getTime() - 25 * 60_000);
  // Where the present cuts a thread off, it is not to end with a question nobody has answered.
  const isCut = told.length < thread.length;
  const kept = isCut && told.at(-1)?.side === 'they' && told.length > 1 ? told.slice(0, -1) : told;
  const last = kept.at(-1)?.at ?? startedAt;
  const closing = minutesLater(last, random.between(5, 1500));
  const isClosed =
    closing < now && !(random.chance(0.02) && now.getTime() - last.getTime() < 14 * 86_400_000);
  const written = writeConversation(house, {
    guest,
    subject: tell(random, story.subject, details),
    language: story.language,
    touchpoint: story.touchpoint,
    team: story.team,
    assigneeId: staffId,
    status: isClosed ? 'closed' : 'waiting',
    tags: story.tags,
    closedAt: isClosed ? closing : null,
    messages: kept,
  });
  const firstReplyAt = kept.find(({ side }) => side === 'we')?.at ?? last;
  return {
    id: written.id,
    guest,
    story,
    colleague,
    staffId,
    startedAt,
    firstReplyAt,
    closedAt: isClosed ? closing : null,
  };
}

export function colleagueOf(house: House, team: TeamKey): ColleagueFacts {
  const mates = colleagues.filter((one) => one.team === team && one.role !== 'light');
  return house.random.weighted(mates, ({ share }) => share);
}

/** The story's own turns, and now and then a question more: from two messages to a dozen. */
function threadOf(
  house: House,
  { guest, story, startedAt, lateShare }: Occasion,
  details: Details,
  colleague: ColleagueFacts,
): DraftMessage[] {
  const { random } = house;
  const turns = [...story.turns];
  while (turns.length < 11 && random.chance(0.4)) {
    const [question, reply] = random.pick(exchanges[story.language]);
    turns.push(['they', question], ['we', reply]);
  }
  const isLate = random.chance(lateShare);
  let at = startedAt;
  let isAnswered = false;
  return turns.map(([side, text], index) => {
    if (index > 0)
      at = minutesLater(at, pause(house, side, isAnswered ? 'later' : isLate ? 'late' : 'first'));
    if (side === 'we') isAnswered = true;
    const body = tell(random, text, details);
    if (side === 'note')
      return {
        side,
        at,
        text: body,
        staffId: need(house.staffIds, colleague.key),
        mentions: mentionsOf(house, body),
      };
    const names = { they: guest.name, we: colleague.name };
    const to = side === 'they' ? colleague.name : guest.name;
    const mail = asMail(random, { language: story.language, side, body, to, from: names[side] });
    return {
      side,
      at,
      text: mail,
      ...(side === 'we' ? { staffId: need(house.staffIds, colleague.key) } : {}),
    };
  });
}

/** Minutes until the next word: ours within the hour except where a month went badly, theirs when they have time. */
function pause({ random }: House, side: DraftMessage['side'], moment: 'first' | 'late' | 'later'): number {
  if (side === 'note') return random.between(1, 2);
  if (side === 'they') return Math.min(4000, 25 * Math.exp(random.normal() * 1.3 + 1));
  if (moment === 'late') return 61 + Math.min(1900, 70 * Math.exp(random.normal() * 0.9));
  const typical = 16 * Math.exp(random.normal() * 0.6);
  return moment === 'first' ? Math.min(54, typical) : Math.min(170, typical * 1.6);
}

function mentionsOf(house: House, text: string): string[] {
  const key = /@(house|reservations|front-desk)/.exec(text)?.[1];
  const lead = { house: 'dora', reservations: 'hannah', 'front-desk': 'rosa' } as const;
  if (key !== 'house' && key !== 'reservations' && key !== 'front-desk') return [];
  return [need(house.staffIds, lead[key])];
}
