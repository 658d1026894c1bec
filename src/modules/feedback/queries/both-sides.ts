import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { dayIn } from '#platform/days.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { getGapLocator, PerceptionGapShown, SentenceWave } from '../contract/both-sides.ts';
import { agreesFrom, gapLocator, perceptionGap, type GapLevels } from '../logic/perception-gap.ts';

interface WaveRow {
  id: string;
  startsOn: string;
  endsOn: string;
  asked: number;
  mine: number | null;
  staffN: number;
  staffAgreeing: number;
  customersN: number;
  customersAgreeing: number;
}

export async function listWaves(ctx: Ctx): Promise<{ data: SentenceWave[] }> {
  const { timeZone } = await getWorkspace(ctx);
  const today = dayIn(timeZone, ctx.now);
  return { data: (await waveRows(ctx)).map((row) => toWave(row, today)) };
}

/** The latest week that is over: one still open changes with every answer. */
export async function latestClosedWave(ctx: Ctx) {
  const { timeZone } = await getWorkspace(ctx);
  const today = dayIn(timeZone, ctx.now);
  const row = (await waveRows(ctx)).find(({ endsOn }) => endsOn < today);
  return row && { id: row.id, gap: gapOf(row) };
}

async function waveRows(ctx: Ctx): Promise<WaveRow[]> {
  const me = staffIdOf(ctx);
  const { rows } = await sql<WaveRow>`
    select w.id, w.starts_on, w.ends_on,
      (select count(*)::int from asks k where k.workspace_id = w.workspace_id and k.wave_id = w.id) as asked,
      (select s.value from staff_answers s where s.workspace_id = w.workspace_id and s.wave_id = w.id
        and s.staff_id = ${me}::uuid and s.question = 'superior' limit 1) as mine,
      ours.n as staff_n, ours.agreeing as staff_agreeing, theirs.n as customers_n, theirs.agreeing as customers_agreeing
    from sentence_waves w
    cross join lateral (select count(*)::int as n, count(*) filter (where s.value >= ${agreesFrom})::int as agreeing
      from staff_answers s where s.workspace_id = w.workspace_id and s.wave_id = w.id and s.question = 'superior') ours
    cross join lateral (select count(*)::int as n, count(*) filter (where a.value::int >= ${agreesFrom})::int as agreeing
      from asks k join answers a on a.workspace_id = k.workspace_id and a.ask_id = k.id and a.question = 'superior'
        and a.replaced_at is null
      where k.workspace_id = w.workspace_id and k.wave_id = w.id) theirs
    where w.workspace_id = ${ctx.workspaceId} order by w.starts_on desc limit 12`.execute(ctx.tx);
  return rows;
}

function gapOf(row: WaveRow) {
  return perceptionGap(
    { agreeing: row.staffAgreeing, n: row.staffN },
    { agreeing: row.customersAgreeing, n: row.customersN },
  );
}

function toWave(row: WaveRow, today: string): SentenceWave {
  return {
    id: row.id,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    isOpen: row.startsOn <= today && today <= row.endsOn,
    mine: row.mine,
    asked: row.asked,
    gap: shownGap(gapOf(row)),
  };
}

/** Below five nobody learns even how many agree: with three answers that names somebody. */
function shownGap(gap: ReturnType<typeof perceptionGap>): PerceptionGapShown {
  if (gap.shown) return gap;
  return { shown: false, staff: gap.staff.n, customers: gap.customers.n, needed: gap.needed };
}

/** Chosen by chance among those who may be asked, and never by what they think of us. */
export async function pickForWave(ctx: Ctx, { waveId, atMost }: { waveId: string; atMost: number }) {
  const { rows } = await sql<{ id: string }>`
    select c.id from customers c
    where c.workspace_id = ${ctx.workspaceId} and c.declines_asks_at is null
      and c.last_conversation_at >= ${ctx.now}::timestamptz - interval '365 days'
      and exists (select from customer_identities i where i.workspace_id = c.workspace_id and i.customer_id = c.id and i.kind = 'email')
      and not exists (select from asks k where k.workspace_id = c.workspace_id and k.customer_id = c.id
        and k.sent_at > ${ctx.now}::timestamptz - interval '30 days')
    order by md5(c.id::text || ${waveId}::text), c.id limit ${atMost}`.execute(ctx.tx);
  return rows.map((row) => row.id);
}

/**
 * The six levels of the locator, as far as they are known over the last year: what customers themselves said they expect,
 * what we noted as our reading, what was agreed, how elements were kept (as a level of 0 to 5), what we inferred from our
 * own advertising, and how reviews marked us.
 */
export async function locateGap(ctx: Ctx): Promise<OutputOf<typeof getGapLocator>> {
  const { rows } = await sql<Record<keyof GapLevels, string | number | null>>`
    with current as (select * from expectations where workspace_id = ${ctx.workspaceId} and replaced_at is null
      and withdrawn_at is null)
    select
      (select round(avg(coalesce(expected_now, desired)), 2) from current where state = 'stated') as expects,
      (select round(avg(coalesce(expected_now, desired)), 2) from current where state = 'inferred' and source in ('behaviour', 'reputation')) as believe,
      (select round(avg(coalesce(expected_now, adequate)), 2) from current where state = 'agreed') as standard,
      (select round(5.0 * sum(case outcome when 'kept' then n when 'recovered' then n / 2.0 else 0 end) / nullif(sum(n), 0), 2) from evidence_tallies
        where workspace_id = ${ctx.workspaceId} and subject_type = 'workspace' and pillar = 'core'
          and day >= (${ctx.now}::timestamptz - interval '365 days')::date) as delivered,
      (select round(avg(coalesce(expected_now, desired)), 2) from current where source = 'advertising') as advertised,
      (select round(avg(s.value), 2) from meeting_scores s where s.workspace_id = ${ctx.workspaceId}
        and s.at >= ${ctx.now}::timestamptz - interval '365 days') as perceived`.execute(ctx.tx);
  const row = rows[0];
  const level = (name: keyof GapLevels) => (row?.[name] == null ? null : Number(row[name]));
  const levels: GapLevels = {
    expects: level('expects'),
    believe: level('believe'),
    standard: level('standard'),
    delivered: level('delivered'),
    advertised: level('advertised'),
    perceived: level('perceived'),
  };
  return { levels, locator: gapLocator(levels) };
}
