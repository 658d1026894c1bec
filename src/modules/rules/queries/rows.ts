import { sql } from 'kysely';
import { z } from 'zod';
import type { House } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import { dayIn } from '#platform/days.ts';
import { reviewBecause, ruleFlex, ruleKind, ruleStatus, type Rule } from '../contract.ts';
import { isReviewOverdue, missingParts } from '../logic.ts';
import { workedDaysLeft } from '../logic/working-days.ts';

/** Everything that rests on the rules, one row a use; the page counts once however many versions name the rule. */
export const uses = sql`(
  select distinct v.workspace_id, u.ref_id as rule_id, 'agreement' as kind, v.agreement_id as id
  from agreement_uses u join agreement_versions v on v.workspace_id = u.workspace_id and v.id = u.version_id
  where u.kind = 'rule'
  union all
  select workspace_id, rule_id, 'request', id from requests where rule_id is not null
  union all
  select workspace_id, rule_id, 'reply', answer_id from how_far_replies where rule_id is not null
  union all
  select workspace_id, rule_id, 'exception', id from exceptions)`;

/** Did the latest reader of this side understand the rule as it is worded now? */
const isRead = (side: 'frontline' | 'customer') => sql<boolean>`coalesce((
  select t.is_understood from rule_read_throughs t
  where t.workspace_id = r.workspace_id and t.rule_id = r.id and t.by_kind = ${side}
    and t.at >= coalesce(r.worded_at, '-infinity')
  order by t.at desc, t.id desc limit 1), false)`;

export function ruleRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('rules as r')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.workspaceId', '=', 'r.workspaceId').onRef('s.id', '=', 'r.ownerStaffId'),
    )
    .leftJoin('ruleReviews as v', (join) =>
      join
        .onRef('v.workspaceId', '=', 'r.workspaceId')
        .onRef('v.ruleId', '=', 'r.id')
        .on('v.decidedAt', 'is', null),
    )
    .leftJoin('rules as o', (join) =>
      join.onRef('o.workspaceId', '=', 'r.workspaceId').onRef('o.id', '=', 'r.replacesId'),
    )
    .selectAll('r')
    .select([
      's.name as ownerName',
      'v.id as reviewId',
      'v.because as reviewBecause',
      'v.decideBy',
      'o.staffWording as replacedWording',
      isRead('frontline').as('isReadByFrontline'),
      isRead('customer').as('isReadByCustomer'),
    ])
    .select([
      sql<number>`(select count(*)::integer from ${uses} u where u.workspace_id = r.workspace_id and u.rule_id = r.id)`.as(
        'uses',
      ),
      sql<unknown>`coalesce((select json_agg(t.words order by t.created_at, t.id) from rule_situations t
        where t.workspace_id = r.workspace_id and t.rule_id = r.id), '[]')`.as('situations'),
    ])
    .where('r.workspaceId', '=', ctx.workspaceId);
}

export type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleRows>['executeTakeFirstOrThrow']>>;

const lines = z.array(z.string());

export function toRule(row: RuleRow, house: House, now: Date): Rule {
  const status = ruleStatus.parse(row.status);
  return {
    id: row.id,
    staffWording: row.staffWording,
    customerSentence: row.customerSentence,
    why: row.why,
    protects: row.protects,
    harm: row.harm,
    kind: ruleKind.parse(row.kind),
    flex: ruleFlex.parse(row.flex),
    isTold: row.isTold,
    untoldBecause: row.untoldBecause,
    wordsToUse: row.wordsToUse,
    nearestYes: row.nearestYes,
    situations: lines.parse(row.situations),
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.ownerName ?? '' },
    bornOn: row.bornOn,
    reviewBy: row.reviewBy,
    isReviewOverdue: isReviewOverdue({ reviewBy: row.reviewBy, status }, dayIn(house.zone, now)),
    burdenMinutes: row.burdenMinutes,
    staffMinutes: row.staffMinutes,
    status,
    isNew: row.isNew,
    replaces:
      row.replacesId === null ? null : { id: row.replacesId, staffWording: row.replacedWording ?? '' },
    missing: missingParts(row),
    uses: row.uses,
    review: reviewOf(row, house, now),
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

function reviewOf(row: RuleRow, house: House, now: Date): Rule['review'] {
  const { reviewId, decideBy } = row;
  if (reviewId === null || decideBy === null) return null;
  return {
    id: reviewId,
    because: reviewBecause.parse(row.reviewBecause),
    decideBy: decideBy.toISOString(),
    workedDaysLeft: workedDaysLeft(house, now, decideBy),
    isOverdue: decideBy <= now,
  };
}
