import type { Ctx } from '#platform/context.ts';
import { minutesLater } from './calendar.ts';
import { drills, livedRules, saidInTheWay, type LivedRule } from './content/rules-lived.ts';
import { dayOf } from './decisions.ts';
import { need, type House } from './house.ts';
import { seededRandom, type Random } from './random.ts';
import type { Remembered } from './tell-year.ts';
import { bendRule, lend } from './yes-given.ts';

const day = 1440;

/** What is written here and does not go with its rule, parents before their children. */
export const livedRuleTables = ['exceptions', 'ruleWords'] as const;

export interface TellingRules {
  ctx: Ctx;
  house: House;
  random: Random;
  /** Conversations in which somebody asked for something, latest first. */
  places: readonly Pick<Remembered, 'id' | 'guest' | 'staffId' | 'startedAt'>[];
}

/** Rules that were held to, bent and flagged, one before its judges, two in the graveyard, and what colleagues lent. */
export async function liveByRules(ctx: Ctx, house: House, year: readonly Remembered[]): Promise<void> {
  const places = year.filter(({ guest }) => guest.language === 'en').toReversed();
  const telling: TellingRules = { ctx, house, random: seededRandom(113), places };
  const ids: string[] = [];
  for (const rule of livedRules) ids.push(await tellRule(telling, rule));
  await bendRule(telling, need(new Map(ids.entries()), 0));
  await drill(telling, need(new Map(ids.entries()), 3));
  await lend(telling);
  await hearCustomers(telling);
}

async function tellRule(telling: TellingRules, rule: LivedRule): Promise<string> {
  const { ctx, house, random } = telling;
  const { workspaceId, now } = ctx;
  const createdAt = minutesLater(now, -400 * day);
  const endedAt = rule.ended ? minutesLater(now, -rule.ended.daysAgo * day) : null;
  const id = random.id(createdAt);
  await ctx.tx
    .insertInto('rules')
    .values({
      workspaceId,
      id,
      staffWording: rule.staffWording,
      customerSentence: rule.customerSentence,
      why: rule.why,
      protects: rule.protects,
      kind: rule.kind,
      flex: rule.flex,
      isTold: rule.isTold,
      untoldBecause: rule.untoldBecause,
      burdenMinutes: rule.customerMinutes,
      staffMinutes: rule.staffMinutes,
      wordsToUse: rule.wordsToUse,
      nearestYes: rule.nearestYes,
      ownerStaffId: need(house.staffIds, 'hannah'),
      bornOn: dayOf(createdAt),
      reviewBy: dayOf(minutesLater(now, 120 * day)),
      status: rule.ended?.outcome ?? 'live',
      createdAt,
      updatedAt: endedAt ?? createdAt,
      endedAt,
    })
    .execute();
  const common = { workspaceId, ruleId: id };
  await ctx.tx
    .insertInto('ruleSituations')
    .values(rule.situations.map((words) => ({ ...common, id: random.id(createdAt), words, createdAt })))
    .execute();
  await hold(telling, id, rule);
  await flag(telling, id, rule);
  await judge(telling, id, rule);
  return id;
}

/** Each time it was held to: this month's and that of the three months before, some of them to a customer's annoyance. */
async function hold({ ctx, random, places }: TellingRules, ruleId: string, rule: LivedRule): Promise<void> {
  const spans = [
    [rule.held[0], 1, 29],
    [rule.held[1], 31, 118],
  ] as const;
  const rows = spans.flatMap(([count, from, to]) =>
    Array.from({ length: count }, (_, index) => {
      const at = minutesLater(ctx.now, -random.between(from, to) * day - index);
      const place = random.pick(places);
      return {
        workspaceId: ctx.workspaceId,
        id: random.id(at),
        ruleId,
        how: 'held',
        aboutKind: 'conversation',
        aboutId: random.id(at),
        customerId: place.guest.id,
        staffId: place.staffId,
        customerMinutes: rule.customerMinutes,
        staffMinutes: rule.staffMinutes,
        wasAggravating: from === 1 && index < rule.aggravations,
        at,
      };
    }),
  );
  if (rows.length > 0) await ctx.tx.insertInto('ruleUses').values(rows).execute();
}

async function flag(
  { ctx, house, random, places }: TellingRules,
  ruleId: string,
  rule: LivedRule,
): Promise<void> {
  await ctx.tx
    .insertInto('ruleFlags')
    .values(
      rule.flags.map(([who, words], index) => {
        const daysAgo = rule.ended ? rule.ended.daysAgo + 12 + index : (rule.openFor ?? 3) + index;
        const at = minutesLater(ctx.now, -daysAgo * day);
        const toldAt = rule.ended ? minutesLater(ctx.now, -rule.ended.daysAgo * day) : null;
        return {
          workspaceId: ctx.workspaceId,
          id: random.id(at),
          ruleId,
          byKind: 'staff',
          staffId: need(house.staffIds, who),
          customerId: random.pick(places).guest.id,
          words,
          outcome: 'held',
          burdensome: random.between(4, 5),
          unnecessary: random.between(3, 5),
          ineffective: random.between(3, 5),
          at,
          toldAt,
          seenAt: toldAt && minutesLater(toldAt, 600),
        };
      }),
    )
    .execute();
}

async function judge({ ctx, house, random }: TellingRules, ruleId: string, rule: LivedRule): Promise<void> {
  const { ended, openFor } = rule;
  if (!ended && openFor === undefined) return;
  const decidedAt = ended ? minutesLater(ctx.now, -ended.daysAgo * day) : null;
  const openedAt = decidedAt
    ? minutesLater(decidedAt, -9 * day)
    : minutesLater(ctx.now, -(openFor ?? 0) * day);
  const figures = (aggravations: number) =>
    JSON.stringify({
      days: 60,
      applied: aggravations * 3,
      bent: aggravations,
      aggravations,
      customerMinutes: aggravations * 3 * rule.customerMinutes,
      staffMinutes: aggravations * 3 * rule.staffMinutes,
      costMinor:
        aggravations * 3 * (rule.customerMinutes * 25 + rule.staffMinutes * 35) + aggravations * 1500,
    });
  const isLookedAt = ended !== undefined && ended.daysAgo > 60;
  await ctx.tx
    .insertInto('ruleReviews')
    .values({
      workspaceId: ctx.workspaceId,
      id: random.id(openedAt),
      ruleId,
      because: ended ? 'flags' : 'bends',
      openedAt,
      decideBy: minutesLater(openedAt, 14 * day),
      outcome: ended?.outcome ?? null,
      words: ended?.words ?? '',
      decidedBy: ended ? need(house.staffIds, 'rosa') : null,
      decidedAt,
      beforeFigures: ended ? figures(ended.before) : null,
      afterFigures: isLookedAt ? figures(ended.after) : null,
      afterAt: isLookedAt && decidedAt ? minutesLater(decidedAt, 60 * day) : null,
    })
    .execute();
}

/** The drill measures the text; whoever was asked is not kept. */
async function drill({ ctx, random }: TellingRules, ruleId: string): Promise<void> {
  await ctx.tx
    .insertInto('ruleDrills')
    .values(
      drills.map(([seconds, passed], index) => {
        const at = minutesLater(ctx.now, -(index * 3 + 2) * day);
        return {
          workspaceId: ctx.workspaceId,
          id: random.id(at),
          ruleId,
          pickedRuleId: passed ? ruleId : null,
          seconds,
          isExplained: passed,
          passed,
          at,
        };
      }),
    )
    .execute();
}

/** What customers said on the page after a conversation; somebody has still to say which rule they mean. */
async function hearCustomers({ ctx, house, random }: TellingRules): Promise<void> {
  const asks = house.rows.asks.filter(({ status }) => status === 'answered').slice(-saidInTheWay.length);
  for (const [index, ask] of asks.entries()) {
    const at = minutesLater(ctx.now, -(index + 1) * 700);
    await ctx.tx
      .insertInto('ruleWords')
      .values({
        workspaceId: ctx.workspaceId,
        id: random.id(at),
        askId: ask.id,
        customerId: ask.customerId,
        conversationId: ask.conversationId ?? null,
        words: saidInTheWay[index] ?? '',
        at,
      })
      .execute();
  }
}
