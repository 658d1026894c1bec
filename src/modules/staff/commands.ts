import type { Ctx } from '#platform/context.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { Role } from '#modules/access/permissions.ts';
import type { InputOf } from '#platform/contract.ts';
import type { changeMeEndpoint, createTeamEndpoint, Team } from './contract.ts';
import { staffAdded, staffChanged, teamChanged } from './events.ts';
import { findTeam, getProfile, preferencesOf } from './queries.ts';

export interface NewStaff {
  email: string;
  name: string;
  role: Role;
  status: 'invited' | 'active';
  passwordHash?: string;
}

/** Adds a person; the address is lower case and unique within the workspace. */
export async function addStaff(ctx: Ctx, given: NewStaff): Promise<string> {
  const id = newId();
  const added = await ctx.tx
    .insertInto('staff')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      email: given.email,
      name: given.name,
      role: given.role,
      status: given.status,
      passwordHash: given.passwordHash ?? null,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'email']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal('email_taken', { kind: 'conflict' });
  announce(ctx, staffAdded, { staffId: id, role: given.role });
  return id;
}

export async function changeStaffRow(
  ctx: Ctx,
  staffId: string,
  change: { name?: string | undefined; role?: Role | undefined; status?: 'active' | 'suspended' | undefined },
): Promise<void> {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  if (fields.length === 0) return;
  await ctx.tx
    .updateTable('staff')
    .set(Object.fromEntries(fields))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', staffId)
    .execute();
  announce(ctx, staffChanged, { staffId, fields: fields.map(([name]) => name) });
}

/** Takes a person out who never came: an invitation that was withdrawn leaves nothing behind. */
export async function removeInvited(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.tx
    .deleteFrom('staff')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', staffId)
    .where('status', '=', 'invited')
    .execute();
  announce(ctx, staffChanged, { staffId, fields: ['status'] });
}

export async function changeMe(ctx: Ctx, change: InputOf<typeof changeMeEndpoint>) {
  if (ctx.actor.kind !== 'staff') throw notFound();
  const { id } = ctx.actor;
  if (change.locale && !isLocale(change.locale)) throw invalid('locale_unknown');
  const row = await ctx.tx
    .selectFrom('staff')
    .select('preferences')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const given = Object.entries(change.preferences ?? {}).filter(([, value]) => value !== undefined);
  await ctx.tx
    .updateTable('staff')
    .set({
      preferences: JSON.stringify({ ...preferencesOf(row.preferences), ...Object.fromEntries(given) }),
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.locale === undefined ? {} : { locale: change.locale }),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute();
  // Preferences are nobody else's news; a new name is shown on every screen.
  if (change.name !== undefined) announce(ctx, staffChanged, { staffId: id, fields: ['name'] });
  return getProfile(ctx, id);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Not a well-formed BCP 47 tag.
    return false;
  }
}

export async function createTeam(ctx: Ctx, given: InputOf<typeof createTeamEndpoint>): Promise<Team> {
  const id = newId();
  const added = await ctx.tx
    .insertInto('teams')
    .values({ workspaceId: ctx.workspaceId, id, name: given.name, createdAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Refusal('team_name_taken', { kind: 'conflict' });
  if (given.memberIds) await setMembers(ctx, id, given.memberIds);
  announce(ctx, teamChanged, { teamId: id });
  return getTeam(ctx, id);
}

export async function changeTeam(
  ctx: Ctx,
  change: { id: string; name?: string | undefined; memberIds?: string[] | undefined },
): Promise<Team> {
  const team = await lockTeam(ctx, change.id);
  if (change.name !== undefined && change.name !== team.name) {
    const taken = await ctx.tx
      .selectFrom('teams')
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('name', '=', change.name)
      .executeTakeFirst();
    if (taken) throw new Refusal('team_name_taken', { kind: 'conflict' });
    await ctx.tx
      .updateTable('teams')
      .set({ name: change.name })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', change.id)
      .execute();
  }
  if (change.memberIds) await setMembers(ctx, change.id, change.memberIds);
  announce(ctx, teamChanged, { teamId: change.id });
  return getTeam(ctx, change.id);
}

/** Puts a person into teams; whatever else they belong to stays. */
export async function joinTeams(
  ctx: Ctx,
  { staffId, teamIds }: { staffId: string; teamIds: readonly string[] },
): Promise<void> {
  for (const teamId of new Set(teamIds)) {
    if (!(await findTeam(ctx, teamId))) throw invalid('team_unknown');
    await ctx.tx
      .insertInto('teamMembers')
      .values({ workspaceId: ctx.workspaceId, teamId, staffId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    announce(ctx, teamChanged, { teamId });
  }
}

export async function deleteTeam(ctx: Ctx, teamId: string): Promise<Record<string, never>> {
  await lockTeam(ctx, teamId);
  if (await isTeamInUse(ctx, teamId)) throw new Refusal('team_in_use', { kind: 'conflict' });
  await ctx.tx
    .deleteFrom('teams')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', teamId)
    .execute();
  announce(ctx, teamChanged, { teamId });
  return {};
}

async function lockTeam(ctx: Ctx, teamId: string) {
  const team = await ctx.tx
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', teamId)
    .forUpdate()
    .executeTakeFirst();
  if (!team) throw notFound();
  return team;
}

async function isTeamInUse(ctx: Ctx, teamId: string): Promise<boolean> {
  for (const table of ['conversations', 'inboxes', 'checks'] as const) {
    const row = await ctx.tx
      .selectFrom(table)
      .select('id')
      .where('workspaceId', '=', ctx.workspaceId)
      .where('teamId', '=', teamId)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

async function setMembers(ctx: Ctx, teamId: string, memberIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(memberIds)];
  if (wanted.length > 0) {
    const { known } = await ctx.tx
      .selectFrom('staff')
      .select((eb) => eb.fn.countAll<number>().as('known'))
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', 'in', wanted)
      .executeTakeFirstOrThrow();
    if (known !== wanted.length) throw invalid('staff_unknown');
  }
  await ctx.tx
    .deleteFrom('teamMembers')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('teamId', '=', teamId)
    .execute();
  if (wanted.length === 0) return;
  await ctx.tx
    .insertInto('teamMembers')
    .values(wanted.map((staffId) => ({ workspaceId: ctx.workspaceId, teamId, staffId })))
    .execute();
}

async function getTeam(ctx: Ctx, teamId: string): Promise<Team> {
  const team = await findTeam(ctx, teamId);
  if (!team) throw notFound();
  return team;
}
