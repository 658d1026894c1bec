import { tradeTemplates, type Stage } from '#modules/journey/templates.ts';
import { seedPromises } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { colleagues, house, teamNames, type ColleagueFacts } from './content/house-facts.ts';
import type { TeamKey, TouchpointKey } from './content/story.ts';
import type { Colleague } from './content/today/conversation.ts';
import { minutesLater } from './calendar.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';

/** Everything a told conversation refers to: the people, the places and the promises of the house. */
export interface House {
  workspaceId: string;
  now: Date;
  random: Random;
  rows: Rows;
  staffIds: ReadonlyMap<Colleague, string>;
  teamIds: ReadonlyMap<TeamKey, string>;
  inboxes: readonly { id: string; address: string; team: TeamKey; name: string }[];
  touchpoints: ReadonlyMap<TouchpointKey, { id: string; stage: Stage }>;
  elementIds: ReadonlyMap<string, string>;
  firstReply: { id: string; elementId: string; targetMinutes: number };
}

export function need<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demonstration has no ${String(key)}`);
  return value;
}

/** Teams, colleagues, inboxes and the promise; the journey is the one every new hotel starts with. */
export async function furnish(ctx: Ctx, random: Random, rows: Rows, ownerId: string): Promise<House> {
  const { workspaceId, now } = ctx;
  const opened = minutesLater(now, -400 * 1440);
  const teamIds = new Map(
    (['front-desk', 'reservations', 'house'] as const).map((key) => [key, random.id(opened)] as const),
  );
  for (const [key, id] of teamIds)
    rows.teams.push({ workspaceId, id, name: teamNames[key], createdAt: opened });
  const staffIds = new Map<Colleague, string>();
  for (const colleague of colleagues) {
    const id = colleague.role === 'owner' ? ownerId : random.id(opened);
    staffIds.set(colleague.key, id);
    if (id !== ownerId) rows.staff.push(staffRow(workspaceId, id, colleague, opened));
    rows.teamMembers.push({ workspaceId, teamId: need(teamIds, colleague.team), staffId: id });
  }
  const inboxes = house.inboxes.map(({ name, address, team }) => ({
    id: random.id(opened),
    name,
    address,
    team,
  }));
  for (const inbox of inboxes) rows.inboxes.push(inboxRow(workspaceId, inbox, teamIds, now, opened));
  const journey = await readJourney(ctx);
  const firstReply = await publishFirstReply(ctx, journey.elementIds, opened);
  return { workspaceId, now, random, rows, staffIds, teamIds, inboxes, ...journey, firstReply };
}

/**
 * The promise every hotel starts with, long since off trial. A server that runs meanwhile may have made it already, so it
 * is asked of the promises themselves, who make it once.
 */
async function publishFirstReply(
  ctx: Ctx,
  elementIds: ReadonlyMap<string, string>,
  createdAt: Date,
): Promise<House['firstReply']> {
  await seedPromises(ctx, { trade: 'hotel', elements: Object.fromEntries(elementIds) });
  // The house has its own words for the next update.
  await ctx.tx
    .deleteFrom('promises')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'next-update')
    .execute();
  const { id, targetMinutes } = await ctx.tx
    .updateTable('promises')
    .set({ status: 'published', publishedAt: createdAt, createdAt })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', '=', 'first-reply')
    .returning(['id', 'targetMinutes'])
    .executeTakeFirstOrThrow();
  return { id, elementId: need(elementIds, 'first-reply'), targetMinutes: targetMinutes ?? 0 };
}

function staffRow(workspaceId: string, id: string, colleague: ColleagueFacts, createdAt: Date) {
  const email = `${colleague.key}@harbourhouse.example`;
  // Without a password nobody can sign in as a colleague; an owner may send them a reset like to anybody.
  return { workspaceId, id, email, name: colleague.name, role: colleague.role, status: 'active', createdAt };
}

function inboxRow(
  workspaceId: string,
  inbox: House['inboxes'][number],
  teamIds: ReadonlyMap<TeamKey, string>,
  now: Date,
  createdAt: Date,
) {
  return {
    workspaceId,
    id: inbox.id,
    name: inbox.name,
    address: inbox.address,
    teamId: need(teamIds, inbox.team),
    lastSuccessAt: minutesLater(now, -1),
    connection: '{}',
    createdAt,
  };
}

async function readJourney(ctx: Ctx): Promise<Pick<House, 'touchpoints' | 'elementIds'>> {
  const template = tradeTemplates.hotel;
  const touchpoints = await ctx.tx
    .selectFrom('touchpoints')
    .select(['id', 'position'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute();
  const elements = await ctx.tx
    .selectFrom('elements')
    .select(['id', 'position'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute();
  return {
    touchpoints: new Map(
      touchpoints.map(({ id, position }) => {
        const { id: key, stage } = need(new Map(template.touchpoints.entries()), position);
        // The keys of the stories are those of the template.
        return [key as TouchpointKey, { id, stage }];
      }),
    ),
    elementIds: new Map(
      elements.map(({ id, position }) => [need(new Map(template.elements.entries()), position).id, id]),
    ),
  };
}
