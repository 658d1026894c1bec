import { spendAuthority } from '#modules/authority/index.ts';
import { aboutWhom, type AboutWhom } from '#modules/conversations/index.ts';
import { findStaff } from '#modules/staff/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { ruleStatus, type Exception, type logExceptionEndpoint } from '../contract.ts';
import { exceptionLogged } from '../events.ts';
import { hasEnded } from '../logic.ts';
import { getException } from '../queries/exceptions.ts';
import { flagRule } from './flag-rule.ts';
import { ruleWorded } from './nominate-rule.ts';
import { recordUse, refuseIfHard } from './record-use.ts';

type Given = InputOf<typeof logExceptionEndpoint>;

/**
 * Writes down one bend of one rule. The act came first, so nothing here asks whether it was right; only a hard rule is
 * refused, with the words to use and the nearest yes, and what costs more than is left asks a colleague or is logged as
 * done. Whoever bent it also says thereby that the rule gets in the way, and hears what becomes of it.
 */
export async function logException(ctx: Ctx, given: Given): Promise<Exception> {
  const byStaffId = await personOf(ctx, given.byStaffId);
  const ruleId = await ruleOf(ctx, given);
  await holdBendable(ctx, ruleId);
  const place = await aboutWhom(ctx, given);
  const at = momentOf(ctx, given.at);
  const id = newId();
  const { overMinor, lentMinor } = await spend(ctx, { ...given, id, byStaffId, place });
  const { kind, need, done, costMinor, wouldDoAgain } = given;
  await ctx.tx
    .insertInto('exceptions')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      ruleId,
      ...place,
      byStaffId,
      kind,
      need,
      done,
      costMinor,
      lentMinor,
      overMinor,
      wouldDoAgain,
      at,
      createdAt: ctx.now,
    })
    .execute();
  await recordUse(ctx, {
    ruleId,
    how: 'bent',
    aboutKind: 'exception',
    aboutId: id,
    ...place,
    staffId: byStaffId,
    at,
  });
  const { customerId, conversationId } = place;
  await flagRule(
    ctx,
    {
      ruleId,
      outcome: 'bent',
      words: need,
      ...(customerId ? { customerId } : {}),
      ...(conversationId ? { conversationId } : {}),
    },
    { countedBy: { kind: 'exception', id } },
  );
  announce(
    ctx,
    exceptionLogged,
    { exceptionId: id, ruleId, ...place, byStaffId, at: at.toISOString() },
    conversationId === null ? {} : { subjectId: conversationId },
  );
  return getException(ctx, id);
}

/** A person writes down what they did themselves; another system says who did it. */
async function personOf(ctx: Ctx, named: string | undefined): Promise<string> {
  if (ctx.actor.kind === 'staff') {
    if (named !== undefined && named !== ctx.actor.id) throw invalid('person_not_you', 'byStaffId');
    return ctx.actor.id;
  }
  if (named === undefined) throw invalid('person_needed', 'byStaffId');
  const person = await findStaff(ctx, named);
  // Whoever was only invited, or has left, has no authority of which this could be a part.
  if (person?.status !== 'active') throw invalid('staff_unknown', 'byStaffId');
  return person.id;
}

/** A rule of the register, or one that is named here for the first time. */
async function ruleOf(ctx: Ctx, { ruleId, ruleWording }: Given): Promise<string> {
  if (ruleId !== undefined) return ruleId;
  if (ruleWording === undefined) throw invalid('rule_missing', 'ruleId');
  return ruleWorded(ctx, { staffWording: ruleWording, kind: 'habit' });
}

/** The rule's row is held first: it cannot turn hard or end meanwhile, and whoever bends it too comes after. */
async function holdBendable(ctx: Ctx, ruleId: string): Promise<void> {
  const rule = await ctx.tx
    .selectFrom('rules')
    .select('status')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst();
  if (!rule) throw invalid('rule_unknown', 'ruleId');
  if (hasEnded(ruleStatus.parse(rule.status))) throw new Refusal('rule_has_ended', { kind: 'conflict' });
  await refuseIfHard(ctx, ruleId);
}

/** What costs nothing takes nothing; the case is the conversation, or the exception itself where there is none. */
async function spend(
  ctx: Ctx,
  about: Given & { id: string; byStaffId: string; place: AboutWhom },
): Promise<{ overMinor: number; lentMinor: number }> {
  if (about.costMinor === 0) return { overMinor: 0, lentMinor: 0 };
  return spendAuthority(ctx, {
    staffId: about.byStaffId,
    customerId: about.place.customerId,
    caseId: about.place.conversationId ?? about.id,
    aboutKind: 'exception',
    aboutId: about.id,
    amountMinor: about.costMinor,
    isAlreadyDone: about.isAlreadyDone,
  });
}

/** A clock a little ahead of ours is no lie: up to a minute is taken as now. */
const toleratedMilliseconds = 60_000;

function momentOf(ctx: Ctx, given: string | undefined): Date {
  if (given === undefined) return ctx.now;
  const at = new Date(given);
  if (at.getTime() > ctx.now.getTime() + toleratedMilliseconds) throw invalid('at_in_future', 'at');
  return at > ctx.now ? ctx.now : at;
}
