import { evidenceOfCheck, type EvidenceFact } from '#modules/report-cards/logic/evidence-of.ts';
import { tradeTemplates } from '#modules/journey/templates.ts';
import { minutesLater, moodOf, mornings } from './calendar.ts';
import { checkNotes } from './content/words-back.ts';
import type { TouchpointKey } from './content/story.ts';
import { need, type House } from './house.ts';
import type { Remembered } from './tell-year.ts';

const core = tradeTemplates.hotel.elements.filter(
  ({ pillar, id }) => pillar === 'core' && id !== 'first-reply',
);

interface Checked {
  element: string;
  at: Date;
  outcome: 'kept' | 'recovered' | 'missed';
  conversation: Remembered | null;
}

/** What the staff tick off each morning, and what a conversation showed to have failed. */
export function recordChecks(house: House, told: readonly Remembered[], zone: string): EvidenceFact[] {
  const routine = mornings(house.random, house.now, zone, 364).flatMap((morning) =>
    Array.from({ length: house.random.between(3, 7) }, (_, index): Checked => {
      const at = minutesLater(morning, index * house.random.between(2, 9));
      const failed = house.random.chance(moodOf(at, zone).failedChecks);
      const outcome = !failed ? 'kept' : house.random.chance(0.45) ? 'recovered' : 'missed';
      return { element: house.random.pick(core).id, at, outcome, conversation: null };
    }),
  );
  const told2 = told.flatMap((conversation): Checked[] => {
    const { fault } = conversation.story;
    // Not everything a guest writes about turns out to be a basic that failed; most of what does is put right.
    if (!fault || !house.random.chance(0.1)) return [];
    const isGloomy = house.random.chance(moodOf(conversation.startedAt, zone).gloom + 0.05);
    const at = minutesLater(conversation.firstReplyAt, house.random.between(1, 30));
    return [{ element: fault, at, outcome: isGloomy ? 'missed' : 'recovered', conversation }];
  });
  return [...routine, ...told2]
    .filter(({ at }) => at < house.now)
    .flatMap((checked) => writeCheck(house, checked));
}

function writeCheck(house: House, { element, at, outcome, conversation }: Checked): EvidenceFact[] {
  const { random, rows, workspaceId } = house;
  const template = core.find(({ id }) => id === element);
  // The stories' touchpoints carry the names of the trade's starting set.
  const key = (template?.touchpoints[0] ?? 'stay') as TouchpointKey;
  const { id: touchpointId, stage } = need(house.touchpoints, key);
  const notes = checkNotes[element] ?? [];
  const check = {
    workspaceId,
    id: random.id(at),
    elementId: need(house.elementIds, element),
    touchpointId,
    customerId: conversation?.guest.id ?? null,
    conversationId: conversation?.id ?? null,
    teamId: need(house.teamIds, conversation?.story.team ?? 'house'),
    staffId: null,
    outcome,
    severity: outcome === 'missed' ? random.between(1, 3) : null,
    note: outcome === 'kept' || notes.length === 0 ? '' : random.pick(notes),
    source: 'staff',
    recordedBy: need(house.staffIds, random.pick(['dora', 'sam', 'gwen', 'rosa'] as const)),
    at,
    createdAt: at,
  } as const;
  rows.checks.push(check);
  return evidenceOfCheck({ ...check, elementPillar: 'core' }, { touchpointId, stage });
}
