import { barriers, quarterOf } from '#modules/learning/logic/barriers.ts';
import { dayIn } from '#platform/days.ts';
import type { Ctx } from '#platform/context.ts';
import { minutesLater } from './calendar.ts';
import { cases, features, leanings } from './content/learnt.ts';
import { need, type House } from './house.ts';
import { seededRandom } from './random.ts';

const day = 1440;

/** What is written here, parents before their children. */
export const learntTables = [
  'learningFeatures',
  'learningCases',
  'learningCaseFeatures',
  'barrierParticipants',
  'barrierAnswers',
] as const;

/** Cases that went greatly or awfully with what was there each time, and what the house says of its five barriers. */
export async function learnFromTheYear(ctx: Ctx, house: House, zone: string): Promise<void> {
  await markCases(ctx, house);
  await answerBarriers(ctx, house, zone);
}

async function markCases(ctx: Ctx, house: House): Promise<void> {
  const random = seededRandom(131);
  const { workspaceId, now } = ctx;
  const createdAt = minutesLater(now, -300 * day);
  const ids = features.map(() => random.id(createdAt));
  await ctx.tx
    .insertInto('learningFeatures')
    .values(
      features.map((name, index) => ({
        workspaceId,
        id: ids[index] ?? random.id(createdAt),
        name,
        createdAt,
      })),
    )
    .execute();
  for (const [index, { name, verdict, words, has }] of cases.entries()) {
    const markedAt = minutesLater(now, -(12 + index * 19) * day);
    const caseId = random.id(markedAt);
    await ctx.tx
      .insertInto('learningCases')
      .values({
        workspaceId,
        id: caseId,
        name,
        verdict,
        words,
        markedBy: need(house.staffIds, random.pick(['rosa', 'hannah', 'dora'] as const)),
        markedAt,
      })
      .execute();
    await ctx.tx
      .insertInto('learningCaseFeatures')
      .values(
        ids.map((featureId, position) => ({
          workspaceId,
          caseId,
          featureId,
          isThere: has.includes(position),
        })),
      )
      .execute();
  }
}

/** This quarter and the one before; answers carry no names, and who answered stands apart. */
async function answerBarriers(ctx: Ctx, house: House, zone: string): Promise<void> {
  const random = seededRandom(137);
  const { workspaceId, now } = ctx;
  for (const [at, lift] of [
    [now, 0],
    [minutesLater(now, -91 * day), -0.3],
  ] as const) {
    const quarter = quarterOf(dayIn(zone, at));
    const people = [...house.staffIds.values()].slice(1);
    await ctx.tx
      .insertInto('barrierParticipants')
      .values(people.map((staffId) => ({ workspaceId, quarter, staffId })))
      .execute();
    const answers = people.flatMap((_, person) =>
      barriers.flatMap((barrier) =>
        [1, 2].map((statement) => ({
          workspaceId,
          id: random.id(at),
          quarter,
          respondent: person < 1 ? 'leader' : 'staff',
          barrier,
          statement,
          value: Math.min(5, Math.max(1, Math.round(leanings[barrier] + lift + random.normal() * 0.7))),
        })),
      ),
    );
    await ctx.tx.insertInto('barrierAnswers').values(answers).execute();
  }
}
