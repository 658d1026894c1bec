import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import type { Page, QueryOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { decodeCursor, pageOf } from '#platform/http/paging.ts';
import { roles } from '#modules/access/permissions.ts';
import {
  preferences,
  staffMember,
  type listStaffEndpoint,
  type Preferences,
  type StaffMember,
  type Team,
} from './contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

const nameCursor = z.tuple([z.string(), z.uuid()]);

export async function listStaff(
  ctx: Reader,
  query: QueryOf<typeof listStaffEndpoint>,
): Promise<Page<StaffMember>> {
  const after = decodeCursor(query.cursor, nameCursor);
  let rows = staffRows(ctx)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(query.limit + 1);
  if (query.status) rows = rows.where('staff.status', '=', query.status);
  if (after) rows = rows.where(sql<boolean>`(staff.name, staff.id) > (${after[0]}, ${after[1]}::uuid)`);
  return pageOf(await rows.execute(), query.limit, toMember, (row) => [row.name, row.id]);
}

export async function findStaff(ctx: Reader, staffId: string): Promise<StaffMember | undefined> {
  const row = await staffRows(ctx).where('staff.id', '=', staffId).executeTakeFirst();
  return row && toMember(row);
}

export async function getStaff(ctx: Reader, staffId: string): Promise<StaffMember> {
  const member = await findStaff(ctx, staffId);
  if (!member) throw notFound();
  return member;
}

export async function getProfile(ctx: Reader, staffId: string) {
  const row = await staffRows(ctx)
    .select(['staff.locale', 'staff.preferences'])
    .where('staff.id', '=', staffId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...toMember(row), locale: row.locale, preferences: preferencesOf(row.preferences) };
}

/** What is stored, name by name; a value an older version wrote falls back to its default. */
export function preferencesOf(stored: unknown): Preferences {
  const known = typeof stored === 'object' && stored !== null ? stored : {};
  const kept = Object.entries(known).filter(([name, value]) => {
    const shape = preferences.shape[name as keyof Preferences];
    return shape !== undefined && shape.safeParse(value).success;
  });
  return preferences.parse(Object.fromEntries(kept));
}

export async function listTeams(ctx: Reader): Promise<Page<Team>> {
  const rows = await teamRows(ctx).orderBy('teams.name').execute();
  return { data: rows.map(toTeam), hasMore: false, nextCursor: null };
}

export async function findTeam(ctx: Reader, teamId: string): Promise<Team | undefined> {
  const row = await teamRows(ctx).where('teams.id', '=', teamId).executeTakeFirst();
  return row && toTeam(row);
}

function staffRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('staff')
    .where('staff.workspaceId', '=', ctx.workspaceId)
    .select((eb) => [
      'staff.id',
      'staff.email',
      'staff.name',
      'staff.role',
      'staff.status',
      'staff.totpConfirmedAt',
      'staff.lastSeenAt',
      'staff.createdAt',
      eb
        .selectFrom('teamMembers')
        .whereRef('teamMembers.workspaceId', '=', 'staff.workspaceId')
        .whereRef('teamMembers.staffId', '=', 'staff.id')
        .select(
          sql<string[]>`coalesce(array_agg(team_members.team_id order by team_members.team_id), '{}')`.as(
            'ids',
          ),
        )
        .as('teamIds'),
    ]);
}

interface StaffRow {
  id: string;
  email: string;
  name: string;
  role: string;
  status: string;
  totpConfirmedAt: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date;
  teamIds: string[] | null;
}

const roleShape = z.enum(roles);

function toMember(row: StaffRow): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleShape.parse(row.role),
    status: staffMember.shape.status.parse(row.status),
    teamIds: row.teamIds ?? [],
    hasSecondFactor: row.totpConfirmedAt !== null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function teamRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('teams')
    .where('teams.workspaceId', '=', ctx.workspaceId)
    .select((eb) => [
      'teams.id',
      'teams.name',
      'teams.createdAt',
      eb
        .selectFrom('teamMembers')
        .whereRef('teamMembers.workspaceId', '=', 'teams.workspaceId')
        .whereRef('teamMembers.teamId', '=', 'teams.id')
        .select(
          sql<string[]>`coalesce(array_agg(team_members.staff_id order by team_members.staff_id), '{}')`.as(
            'ids',
          ),
        )
        .as('memberIds'),
    ]);
}

function toTeam(row: { id: string; name: string; createdAt: Date; memberIds: string[] | null }): Team {
  return {
    id: row.id,
    name: row.name,
    memberIds: row.memberIds ?? [],
    createdAt: row.createdAt.toISOString(),
  };
}
