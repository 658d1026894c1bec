import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';

/** What was promised and not kept; undefined once it turned out otherwise. */
export async function findMissedPromise(
  ctx: Reader,
  duePromiseId: string,
): Promise<{ words: string } | undefined> {
  const { rows } = await sql<{ words: string }>`
    select coalesce(nullif(p.sentence, ''), nullif(d.words, ''), p.name, '') as words
    from due_promises d left join promises p on p.workspace_id = d.workspace_id and p.id = d.promise_id
    where d.workspace_id = ${ctx.workspaceId} and d.id = ${duePromiseId}::uuid and d.outcome = 'missed'`.execute(
    ctx.tx,
  );
  return rows[0];
}

export interface MissedCheck {
  /** The first of the checks that correct one another: the matter they are all about. */
  firstId: string;
  element: string;
  note: string;
}

/** A check that says a basic was missed, unless it has been corrected since. */
export async function findMissedCheck(ctx: Reader, checkId: string): Promise<MissedCheck | undefined> {
  const { rows } = await sql<MissedCheck>`
    with recursive earlier as (
      select id, replaces_id from checks where workspace_id = ${ctx.workspaceId} and id = ${checkId}::uuid
      union all
      select c.id, c.replaces_id from checks c join earlier e on c.id = e.replaces_id
      where c.workspace_id = ${ctx.workspaceId}
    )
    select (select id from earlier where replaces_id is null) as first_id, e.name as element, c.note
    from checks c join elements e on e.workspace_id = c.workspace_id and e.id = c.element_id
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${checkId}::uuid and c.outcome = 'missed'
      and not exists (select from checks n where n.workspace_id = c.workspace_id and n.replaces_id = c.id)`.execute(
    ctx.tx,
  );
  return rows[0];
}

/** A "no" that stands, under a rule the customer had not been told of. */
export async function findUntoldNo(
  ctx: Reader,
  requestId: string,
): Promise<{ words: string; sentence: string } | undefined> {
  const { rows } = await sql<{ words: string; sentence: string }>`
    select r.words, coalesce(nullif(u.customer_sentence, ''), u.staff_wording) as sentence
    from requests r join rules u on u.workspace_id = r.workspace_id and u.id = r.rule_id
    where r.workspace_id = ${ctx.workspaceId} and r.id = ${requestId}::uuid and r.answer = 'no'
      and r.rule_was_told is false`.execute(ctx.tx);
  return rows[0];
}

export async function findSentence(ctx: Reader, ruleId: string): Promise<string> {
  const { rows } = await sql<{ sentence: string }>`
    select coalesce(nullif(customer_sentence, ''), staff_wording) as sentence from rules
    where workspace_id = ${ctx.workspaceId} and id = ${ruleId}::uuid`.execute(ctx.tx);
  return rows[0]?.sentence ?? '';
}

export async function findElementName(ctx: Reader, elementId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from elements where workspace_id = ${ctx.workspaceId} and id = ${elementId}::uuid`.execute(
    ctx.tx,
  );
  return rows[0]?.name ?? '';
}

export async function findExtraKindName(ctx: Reader, kindId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from extra_kinds where workspace_id = ${ctx.workspaceId} and id = ${kindId}::uuid`.execute(
    ctx.tx,
  );
  return rows[0]?.name ?? '';
}
