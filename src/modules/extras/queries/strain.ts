import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';
import type { StrainOfAccount } from '../contract.ts';
import { strain, type StrainFacts } from '../logic/strain.ts';
import { getAccount, membersOf } from './account.ts';
import { getSettings } from './ladder.ts';

const days = 90;

interface Counts {
  contacts: number;
  outOfHours: number;
  unusual: number;
  people: number;
  hard: number;
}

/**
 * One account's contacts beside everybody else's whom the same people served. Unusual requests are counted per person
 * who served, so that a large account is not taken for a hard one. Nobody of ours is named, counted or told apart.
 */
export async function strainOf(ctx: Reader, customerId: string): Promise<StrainOfAccount> {
  const account = await getAccount(ctx, customerId);
  const settings = await getSettings(ctx);
  const [here, others] = await countContacts(ctx, account.id, settings);
  const facts: StrainFacts = {
    contacts: here.contacts,
    outOfHours: {
      here: per(here.outOfHours, here.contacts),
      usual: shareOf(others.outOfHours, others.contacts),
    },
    unusual: { here: per(here.unusual, here.people), usual: shareOf(others.unusual, others.people) },
    hard: { here: per(here.hard, here.contacts), usual: shareOf(others.hard, others.contacts) },
    pulse: await pulseOf(ctx, account.id),
  };
  const found = strain(facts, {
    amber: settings.strainAmber,
    red: settings.strainRed,
    fewestContacts: settings.strainFewestContacts,
    fewestRespondents: settings.pulseFewest,
  });
  return {
    level: found.level,
    index: found.index,
    contacts: found.contacts,
    needed: settings.strainFewestContacts,
    outOfHours: { ...facts.outOfHours, ratio: found.ratios.outOfHours, count: here.outOfHours },
    unusual: { ...facts.unusual, ratio: found.ratios.unusual, count: here.unusual },
    hard: { ...facts.hard, ratio: found.ratios.hard, count: here.hard },
    pulse: found.pulse && {
      before: found.pulse.before,
      now: found.pulse.now,
      respondents: found.pulse.respondents,
    },
    days,
  };
}

function per(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

function shareOf(count: number, of: number): number | null {
  return of === 0 || count === 0 ? null : count / of;
}

const none: Counts = { contacts: 0, outOfHours: 0, unusual: 0, people: 0, hard: 0 };

async function countContacts(
  ctx: Reader,
  accountId: string,
  { timeZone, dayBeginsHour, dayEndsHour }: Awaited<ReturnType<typeof getSettings>>,
): Promise<[Counts, Counts]> {
  const since = sql`${ctx.now}::timestamptz - ${days} * interval '1 day'`;
  const { rows } = await sql<Counts & { isHere: boolean }>`
    with team as (
      select distinct m.author_staff_id as id from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      where m.workspace_id = ${ctx.workspaceId} and m.direction = 'out' and m.author_staff_id is not null
        and m.sent_at > ${since} and v.customer_id in ${membersOf(ctx, accountId)}
    ), served as (
      select distinct v.id, coalesce(c.company_id, c.id) as account_id, coalesce(c.company_id, c.id) = ${accountId}::uuid as is_here
      from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      join customers c on c.workspace_id = v.workspace_id and c.id = v.customer_id
      where m.workspace_id = ${ctx.workspaceId} and m.direction = 'out' and m.sent_at > ${since}
        and (m.author_staff_id in (select id from team) or coalesce(c.company_id, c.id) = ${accountId}::uuid)
    ), contacts as (
      select served.is_here, m.id, extract(isodow from m.sent_at at time zone ${timeZone}) > 5
        or extract(hour from m.sent_at at time zone ${timeZone}) < ${dayBeginsHour}
        or extract(hour from m.sent_at at time zone ${timeZone}) >= ${dayEndsHour} as is_late,
        exists (select from hard_messages h where h.workspace_id = m.workspace_id and h.message_id = m.id) as is_hard
      from messages m join served on served.id = m.conversation_id
      where m.workspace_id = ${ctx.workspaceId} and m.direction = 'in' and m.kind = 'message' and m.sent_at > ${since}
    ), asked as (
      select coalesce(c.company_id, c.id) = ${accountId}::uuid as is_here, count(*)::int as n from requests r
      join customers c on c.workspace_id = r.workspace_id and c.id = r.customer_id
      where r.workspace_id = ${ctx.workspaceId} and r.is_unusual and r.asked_at > ${since}
        and coalesce(c.company_id, c.id) in (select account_id from served) group by 1
    ), hands as (
      select served.is_here, count(distinct (served.account_id, m.author_staff_id))::int as n from messages m
      join served on served.id = m.conversation_id
      where m.workspace_id = ${ctx.workspaceId} and m.direction = 'out' and m.author_staff_id is not null
        and m.sent_at > ${since} group by 1
    )
    select here.is_here, count(contacts.id)::int as contacts,
      (count(*) filter (where contacts.is_late))::int as out_of_hours,
      (count(*) filter (where contacts.is_hard))::int as hard,
      coalesce((select n from asked where asked.is_here = here.is_here), 0) as unusual,
      coalesce((select n from hands where hands.is_here = here.is_here), 0) as people
    from (values (true), (false)) as here (is_here)
    left join contacts on contacts.is_here = here.is_here group by here.is_here`.execute(ctx.tx);
  return [rows.find((row) => row.isHere) ?? none, rows.find((row) => !row.isHere) ?? none];
}

/** "This week took more out of me" is turned round, so that both questions are best at five. */
async function pulseOf(ctx: Reader, accountId: string): Promise<StrainFacts['pulse']> {
  const { rows } = await sql<{ isNow: boolean; mean: number; respondents: number }>`
    select a.week > (${ctx.now}::timestamptz - interval '4 weeks')::date as is_now,
      avg(case a.question when 'took-more' then 6 - a.value else a.value end)::float8 as mean,
      count(distinct a.staff_id)::int as respondents
    from staff_answers a
    where a.workspace_id = ${ctx.workspaceId} and a.customer_id = ${accountId}::uuid
      and a.question in ('took-more', 'could-say-yes') and a.week > (${ctx.now}::timestamptz - interval '16 weeks')::date
    group by 1`.execute(ctx.tx);
  const now = rows.find((row) => row.isNow);
  const before = rows.find((row) => !row.isNow);
  return now && before ? { before, now } : null;
}
