import type { Ctx } from '#platform/context.ts';
import { accountOf, busiestAccounts, type Telling } from './accounts.ts';
import { minutesLater } from './calendar.ts';
import { asked, habits, type Asked, type Habit } from './content/asked-and-given.ts';
import { logDecisions } from './decisions.ts';
import { need, type House } from './house.ts';
import { seededRandom } from './random.ts';
import { keepSheets } from './sheets.ts';

const day = 1440;
const takenAs = { d: 'delighted', n: 'noticed', o: 'nothing', '.': null } as const;

/** What is written here, parents before their children. */
export const askedAndGivenTables = [
  'rules',
  'decisions',
  'extraKinds',
  'requestKinds',
  'extras',
  'extraAbsences',
  'extraEndings',
  'requests',
  'tradeOffSheets',
  'hardMessages',
] as const;

/**
 * What was asked for and given beyond the promise, for the company guests who wrote most. It draws from a chance of its
 * own, so that the rest of the year stays as it was.
 */
export async function tellAskedAndGiven(ctx: Ctx, house: House): Promise<void> {
  const accounts = await busiestAccounts(ctx, 3);
  if (accounts.length < 3) return;
  const telling: Telling = {
    ctx,
    house,
    random: seededRandom(77),
    accounts,
    extraKinds: new Map(),
    requestKinds: new Map(),
  };
  const opened = minutesLater(ctx.now, -370 * day);
  await addKinds(telling, 'extraKinds', habits, opened);
  await addKinds(telling, 'requestKinds', asked, opened);
  for (const habit of habits) await giveAll(telling, habit);
  for (const one of asked) await askAll(telling, one);
  await answerSome(telling);
  await markHard(telling);
  await logDecisions(telling);
  await keepSheets(telling);
}

async function addKinds(
  { ctx, random, extraKinds, requestKinds }: Telling,
  table: 'extraKinds' | 'requestKinds',
  of: readonly { kind: string }[],
  createdAt: Date,
): Promise<void> {
  const ids = table === 'extraKinds' ? extraKinds : requestKinds;
  for (const { kind } of of) if (!ids.has(kind)) ids.set(kind, random.id(createdAt));
  const { workspaceId } = ctx;
  await ctx.tx
    .insertInto(table)
    .values([...ids].map(([name, id]) => ({ workspaceId, id, name, createdAt })))
    .execute();
}

async function giveAll(telling: Telling, habit: Habit): Promise<void> {
  const { ctx, random, house } = telling;
  const { workspaceId, now } = ctx;
  const account = accountOf(telling, habit.account);
  const kindId = need(telling.extraKinds, habit.kind);
  const common = { workspaceId, kindId, customerId: account.personId };
  await ctx.tx
    .insertInto('extras')
    .values(
      habit.given.map(([daysAgo, taken]) => {
        const givenAt = minutesLater(now, -daysAgo * day + random.between(-200, 200));
        return {
          ...common,
          id: random.id(givenAt),
          conversationId: daysAgo < 60 ? random.pick(account.conversationIds) : null,
          what: habit.what,
          costMinor: habit.costMinor,
          minutes: habit.minutes,
          reaction: takenAs[taken],
          givenBy: need(house.staffIds, random.pick(['dora', 'sam', 'gwen'] as const)),
          givenAt,
          createdAt: givenAt,
        };
      }),
    )
    .execute();
  for (const [daysAgo, wasMissed] of habit.absences ?? []) {
    const at = minutesLater(now, -daysAgo * day);
    await ctx.tx
      .insertInto('extraAbsences')
      .values({ ...common, id: random.id(at), wasMissed, at })
      .execute();
  }
}

async function askAll(telling: Telling, one: Asked): Promise<void> {
  const { ctx, random, house } = telling;
  const account = accountOf(telling, one.account);
  await ctx.tx
    .insertInto('requests')
    .values(
      one.daysAgo.map((daysAgo, index) => {
        const askedAt = minutesLater(ctx.now, -daysAgo * day + random.between(-240, 240));
        return {
          workspaceId: ctx.workspaceId,
          id: random.id(askedAt),
          kindId: need(telling.requestKinds, one.kind),
          customerId: account.personId,
          conversationId: random.pick(account.conversationIds),
          words: one.words[index % one.words.length] ?? one.kind,
          scope: one.scope,
          isUnusual: index < one.unusual || (one.kind === 'Board papers' && index % 3 === 0),
          effortMinutes: one.minutes,
          effortActualMinutes: daysAgo > 20 ? Math.round(one.minutes * (0.8 + random.next() * 0.5)) : null,
          extraKindId: one.again ? need(telling.extraKinds, one.again) : null,
          askedAt,
          recordedBy: need(house.staffIds, random.pick(['dora', 'sam', 'gwen'] as const)),
          createdAt: askedAt,
        };
      }),
    )
    .execute();
}

/** What is older than a week is answered; a Sunday checkout was refused under a rule that nobody had told. */
async function answerSome(telling: Telling): Promise<void> {
  const { ctx, random, house } = telling;
  const { workspaceId, now } = ctx;
  const ruleId = await sundayRule(telling);
  const rows = await ctx.tx
    .selectFrom('requests')
    .select(['id', 'kindId', 'askedAt'])
    .where('workspaceId', '=', workspaceId)
    .where('askedAt', '<', minutesLater(now, -6 * day))
    .orderBy('id')
    .execute();
  for (const { id, kindId, askedAt } of rows) {
    const isRefused = kindId === telling.requestKinds.get('Late checkout');
    const decidedAt = minutesLater(askedAt, random.between(30, 900));
    await ctx.tx
      .updateTable('requests')
      .set({
        answer: isRefused ? 'no' : random.pick(['yes', 'yes', 'yes-and-quote', 'later'] as const),
        answerWords: isRefused ? 'On Sundays the next guests arrive at two.' : '',
        ruleId: isRefused ? ruleId : null,
        ruleWasTold: isRefused ? false : null,
        decidedBy: need(house.staffIds, 'dora'),
        decidedAt,
        doneAt: isRefused ? null : minutesLater(decidedAt, 600),
      })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }
}

async function sundayRule({ ctx, house, random }: Telling): Promise<string> {
  const createdAt = minutesLater(ctx.now, -365 * day);
  const id = random.id(createdAt);
  await ctx.tx
    .insertInto('rules')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      staffWording: 'No late checkout on Sundays',
      customerSentence: 'On Sundays rooms are needed back by eleven, because the next guests arrive at two.',
      why: 'The house turns over almost every room between Sunday and Monday.',
      protects: 'Guests who arrive on Sunday',
      kind: 'commercial',
      flex: 'soft',
      isTold: false,
      untoldBecause: 'Nobody had thought of it.',
      ownerStaffId: need(house.staffIds, 'dora'),
      reviewBy: minutesLater(ctx.now, 200 * day)
        .toISOString()
        .slice(0, 10),
      createdAt,
      updatedAt: createdAt,
    })
    .execute();
  return id;
}

/** The busiest account takes more out of people than others do; every seventh message says so, privately. */
async function markHard({ ctx, house, accounts }: Telling): Promise<void> {
  const marked = (accounts[0]?.recentMessageIds ?? []).filter((_, index) => index % 7 === 0);
  if (marked.length === 0) return;
  await ctx.tx
    .insertInto('hardMessages')
    .values(
      marked.map(({ id, conversationId, customerId }) => ({
        workspaceId: ctx.workspaceId,
        messageId: id,
        conversationId,
        customerId,
        staffId: need(house.staffIds, 'dora'),
        at: ctx.now,
      })),
    )
    .execute();
}
