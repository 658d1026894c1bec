import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { invalid, notFound } from '#platform/errors.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import type { Card, CardQuery } from '../contract.ts';
import type { CardSettings } from '../logic/card.ts';
import { isPeriod, monthOf, type Period } from '../logic/days.ts';

/** Whose card is asked for, over which days, by which settings, and whether it is another person's. */
export interface CardScope {
  subject: Card['subject'];
  period: Period;
  timeZone: string;
  settings: CardSettings;
  fewest: { toMark: number; toShowPerson: number };
  /** The subject is a person and the reader is somebody else. */
  isOthersPerson: boolean;
}

interface AskedScope {
  subjectType: CardQuery['subjectType'];
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** One statement: the workspace's settings and the subject's name together. */
export async function getCardScope(ctx: Ctx, asked: AskedScope): Promise<CardScope> {
  const subjectId = asked.subjectType === 'workspace' ? ctx.workspaceId : asked.subjectId;
  if (
    subjectId === undefined ||
    (asked.subjectType === 'workspace' &&
      asked.subjectId !== undefined &&
      asked.subjectId !== ctx.workspaceId)
  )
    throw notFound('subject_unknown');
  const { rows } = await sql<{ timeZone: string; settings: unknown; name: string | null }>`
    select w.time_zone, w.settings, ${nameOf(asked.subjectType, subjectId, ctx.workspaceId)} as name
    from workspaces w where w.id = ${ctx.workspaceId}`.execute(ctx.tx);
  const row = rows[0];
  if (!row || row.name === null) throw notFound('subject_unknown');
  const month = monthOf(row.timeZone, ctx.now);
  const period = {
    from: asked.from ?? (asked.to ? `${asked.to.slice(0, 8)}01` : month.from),
    to: asked.to ?? month.to,
  };
  if (!isPeriod(period)) throw invalid('period_invalid', 'to');
  const settings = settingsOf(row);
  const isCustomer = asked.subjectType === 'customer';
  const isSelf = ctx.actor.kind === 'staff' && ctx.actor.id === subjectId;
  return {
    subject: { type: asked.subjectType, id: subjectId, name: row.name },
    period,
    timeZone: row.timeZone,
    settings: {
      coreTarget: settings.coreTarget,
      coreFloor: settings.coreFloor,
      priorAnswers: isCustomer ? settings.priorAnswersOfCustomer : settings.priorAnswers,
    },
    fewest: { toMark: settings.fewestToMark, toShowPerson: settings.fewestToShowPerson },
    isOthersPerson: asked.subjectType === 'staff' && !isSelf,
  };
}

function nameOf(subjectType: CardQuery['subjectType'], subjectId: string, workspaceId: string) {
  if (subjectType === 'workspace') return sql`w.name`;
  const table = sql.table(
    { team: 'teams', touchpoint: 'touchpoints', customer: 'customers', staff: 'staff' }[subjectType],
  );
  return sql`(select s.name from ${table} s where s.workspace_id = ${workspaceId} and s.id = ${subjectId})`;
}

/** Rows of the evidence table that a subject's card counts; `tallyKeys` says the same of the tallies. */
export function countedFor({ subject }: Pick<CardScope, 'subject'>, workspaceId: string) {
  const ofPerson = sql`(e.pillar <> 'core' and e.staff_id is not null)`;
  const counted = sql`e.workspace_id = ${workspaceId} and e.replaced_at is null and e.source <> 'act'
    and (e.pillar = 'core' or e.source = 'answer')`;
  if (subject.type === 'staff') return sql`${counted} and e.staff_id = ${subject.id}`;
  if (subject.type === 'workspace') return sql`${counted} and not ${ofPerson}`;
  const column = sql.ref(
    { team: 'e.team_id', touchpoint: 'e.touchpoint_id', customer: 'e.customer_id' }[subject.type],
  );
  return sql`${counted} and ${column} = ${subject.id} and not ${ofPerson}`;
}
