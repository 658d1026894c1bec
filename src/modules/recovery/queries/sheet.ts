import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import {
  loss,
  recovery as recoveryShape,
  recoveryStep,
  remedyOption,
  type Recovery,
  type RecoveryStep,
} from '../shapes.ts';
import { type JusticeSettings, recoveryScore } from '../logic/score.ts';
import { failureIsVisible } from './failure-rows.ts';
import { recoveryColumns, type RecoveryRow, recoveryTablesJoined } from './recovery-rows.ts';

/** PostgreSQL writes instants in JSON with its own offset. */
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const named = z.object({ id: z.uuid(), name: z.string() });

const steps = z.array(
  z.object({
    step: recoveryStep,
    at: moment,
    byKind: z.enum(['staff', 'customer', 'key', 'system']),
    byName: z.string(),
    words: z.string(),
    messageId: z.uuid().nullable(),
    undoneAt: moment.nullable(),
    undoneWords: z.string(),
  }),
);
const options = z.array(
  remedyOption
    .pick({ id: true, kind: true, words: true, costMinor: true, faceMinor: true, round: true })
    .extend({
      isWithdrawn: z.boolean(),
      chosenAt: moment.nullable(),
      chosenByKind: z.enum(['customer', 'staff']).nullable(),
      chosenByName: z.string(),
    }),
);
const surprises = z.array(
  z.object({
    id: z.uuid(),
    kind: z.enum(['surprise', 'last-touch']),
    what: z.string(),
    costMinor: z.int(),
    plannedAt: moment,
    givenAt: moment.nullable(),
  }),
);
const owners = z.array(z.object({ staff: named, since: moment, because: z.string() }));
const mark = z.int().min(1).max(5);
const rating = z
  .object({
    distributive: mark,
    procedural: mark,
    interactional: mark,
    compared: mark,
    words: z.string(),
    at: moment,
  })
  .nullable();

const parts = z.object({
  loss: loss.nullable(),
  tier: recoveryShape.shape.spotlight.shape.tier,
  steps,
  options,
  surprises,
  owners,
  rating,
});

/** Everything that is stored of one putting-right, read whole in one statement. */
export type SheetRow = RecoveryRow &
  z.output<typeof parts> & {
    paidMinor: number | null;
    endsAt: Date | null;
    lastTouchDueAt: Date | null;
    /** Of whoever pays, or of their company; a year's custom. */
    yearlyValue: number | null;
    /** Other failures of this customer in the twelve months before. */
    earlier: number;
    contactsAfterFirst: number;
  };

export async function getSheetRow(ctx: Reader, recoveryId: string): Promise<SheetRow> {
  const { rows } = await sql<RecoveryRow & Record<string, unknown>>`
    select ${recoveryColumns}, fr.paid_minor, fr.loss, fr.ends_at, fr.last_touch_due_at, f.tier_at_time as tier,
      coalesce(rp.yearly_value_minor, pc.yearly_value_minor) as yearly_value,
      ${stepsOf} as steps, ${optionsOf} as options, ${surprisesOf} as surprises, ${ownersOf} as owners,
      ${ratingOf} as rating,
      (select count(*)::int from failures o where o.workspace_id = f.workspace_id and o.customer_id = f.customer_id
        and o.id <> f.id and o.happened_at <= f.happened_at and o.happened_at > f.happened_at - interval '1 year') as earlier,
      (select count(*)::int from messages m where m.workspace_id = f.workspace_id and m.conversation_id = f.conversation_id
        and m.direction = 'in' and m.sent_at > f.recorded_at) as contacts_after_first
    from ${recoveryTablesJoined}
    left join customers pc on pc.workspace_id = rp.workspace_id and pc.id = rp.company_id
    where fr.workspace_id = ${ctx.workspaceId} and fr.id = ${recoveryId}::uuid and ${failureIsVisible}`.execute(
    ctx.tx,
  );
  const row = rows[0];
  if (!row) throw notFound();
  return { ...row, ...parts.parse(row) } as SheetRow;
}

const stepsOf = sql`(
  select coalesce(json_agg(json_build_object('step', s.step, 'at', s.at, 'byKind', s.by_kind,
    'byName', coalesce(st.name, cu.name, k.name, ''), 'words', s.words, 'messageId', s.message_id,
    'undoneAt', s.undone_at, 'undoneWords', s.undone_words) order by s.at, s.id), '[]')
  from recovery_steps s
  left join staff st on s.by_kind = 'staff' and st.workspace_id = s.workspace_id and st.id = s.by_id
  left join customers cu on s.by_kind = 'customer' and cu.workspace_id = s.workspace_id and cu.id = s.by_id
  left join api_keys k on s.by_kind = 'key' and k.workspace_id = s.workspace_id and k.id = s.by_id
  where s.workspace_id = fr.workspace_id and s.recovery_id = fr.id)`;

const optionsOf = sql`(
  select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'words', o.words, 'costMinor', o.cost_minor,
    'faceMinor', o.face_minor, 'round', o.round, 'isWithdrawn', o.withdrawn_at is not null, 'chosenAt', o.chosen_at,
    'chosenByKind', o.chosen_by_kind, 'chosenByName', o.chosen_by_name) order by o.round desc, o.position), '[]')
  from recovery_options o where o.workspace_id = fr.workspace_id and o.recovery_id = fr.id)`;

const surprisesOf = sql`(
  select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'what', u.what, 'costMinor', u.cost_minor,
    'plannedAt', u.planned_at, 'givenAt', u.given_at) order by u.planned_at, u.id), '[]')
  from recovery_surprises u where u.workspace_id = fr.workspace_id and u.recovery_id = fr.id)`;

const ownersOf = sql`(
  select coalesce(json_agg(json_build_object('staff', json_build_object('id', w.staff_id, 'name', ws.name),
    'since', w.since, 'because', w.because) order by w.since, w.id), '[]')
  from recovery_owners w join staff ws on ws.workspace_id = w.workspace_id and ws.id = w.staff_id
  where w.workspace_id = fr.workspace_id and w.recovery_id = fr.id)`;

const ratingOf = sql`(
  select json_build_object('distributive', g.distributive, 'procedural', g.procedural, 'interactional', g.interactional,
    'compared', g.compared, 'words', g.words, 'at', g.at)
  from recovery_ratings g where g.workspace_id = fr.workspace_id and g.recovery_id = fr.id)`;

/** The moments of the steps that stand. */
export function takenAt(row: Pick<SheetRow, 'steps'>): Map<RecoveryStep, Date> {
  return new Map(row.steps.filter(({ undoneAt }) => undoneAt === null).map(({ step, at }) => [step, at]));
}

export function ratingShown(row: SheetRow, settings: JusticeSettings): Recovery['rating'] {
  if (!row.rating) return null;
  return { ...row.rating, score: recoveryScore(row.rating, settings), at: row.rating.at.toISOString() };
}
