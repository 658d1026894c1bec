import { minutesLater } from './calendar.ts';
import { accountOf, type Telling } from './accounts.ts';
import { habits, type Habit } from './content/asked-and-given.ts';
import { need } from './house.ts';

const day = 1440;
const ways = [
  { id: 'promise', words: 'Promise it: it becomes part of what they can count on', horizon: 'year' },
  { id: 'price', words: 'Price it: it has a fee from now on', horizon: 'quarter' },
  { id: 'vary', words: 'Vary it: give something else, and not every time', horizon: 'year' },
  { id: 'stop', words: 'Stop it, with notice', horizon: 'quarter' },
].map((way) => ({ ...way, serves: [], sacrifices: [], hoursPerWeek: null, costMinor: null }));

/** What was decided about the habits, and two choices of the house itself: one to be reviewed, one still open. */
export async function logDecisions(telling: Telling): Promise<void> {
  for (const habit of habits) if (habit.ended) await endHabit(telling, habit, habit.ended);
  await chooseBreakfast(telling);
  await askAboutQuiet(telling);
}

async function endHabit(telling: Telling, habit: Habit, ended: NonNullable<Habit['ended']>): Promise<void> {
  const { ctx, random, house } = telling;
  const { workspaceId } = ctx;
  const at = minutesLater(ctx.now, -ended.daysAgo * day);
  const customerId = accountOf(telling, habit.account).id;
  const [id, decisionId] = [random.id(at), random.id(at)];
  const staffId = need(house.staffIds, 'dora');
  await ctx.tx
    .insertInto('decisions')
    .values({
      workspaceId,
      id: decisionId,
      question: `What becomes of “${habit.kind}”, now that it is expected?`,
      options: JSON.stringify(ways),
      chosenOption: ended.way,
      chosenWords: ended.words,
      decidedBy: 'us',
      decidedByStaffId: staffId,
      decidedAt: at,
      customerWouldSay: 'We had got used to it; tell us beforehand next time.',
      reviewOn: dayOf(minutesLater(at, 90 * day)),
      status: 'taken',
      aboutKind: 'extra',
      aboutId: id,
      customerId,
      createdBy: staffId,
      createdAt: at,
    })
    .execute();
  await ctx.tx
    .insertInto('extraEndings')
    .values({
      workspaceId,
      id,
      kindId: need(telling.extraKinds, habit.kind),
      customerId,
      decisionId,
      way: ended.way,
      noticeGivenAt: ended.noticed ? at : null,
      isBrokenPromise: ended.way === 'stop' && !ended.noticed,
      at,
      byStaffId: staffId,
    })
    .execute();
}

/** Taken in the summer, reviewed since: the log shows what came of a choice. */
async function chooseBreakfast({ ctx, random, house }: Telling): Promise<void> {
  const at = minutesLater(ctx.now, -130 * day);
  const staffId = need(house.staffIds, 'rosa');
  await ctx.tx
    .insertInto('decisions')
    .values({
      workspaceId: ctx.workspaceId,
      id: random.id(at),
      question: 'Breakfast until eleven at weekends, or a kitchen that closes at ten?',
      options: JSON.stringify([
        {
          id: 'late',
          words: 'Until eleven at weekends',
          horizon: 'year',
          serves: ['courtesy'],
          sacrifices: ['efficiency'],
          hoursPerWeek: 6,
          costMinor: 14_000,
        },
        {
          id: 'early',
          words: 'Until ten, every day',
          horizon: 'quarter',
          serves: ['efficiency'],
          sacrifices: ['courtesy'],
          hoursPerWeek: 0,
          costMinor: 0,
        },
      ]),
      chosenOption: 'late',
      chosenWords: 'People come here to sleep.',
      decidedBy: 'us',
      decidedByStaffId: staffId,
      decidedAt: at,
      customerWouldSay: 'Of course. It is a weekend.',
      reviewOn: dayOf(minutesLater(at, 90 * day)),
      outcome: 'One in three breakfasts is eaten after ten. Nobody has asked for the old hours.',
      reviewedAt: minutesLater(at, 92 * day),
      status: 'reviewed',
      createdBy: staffId,
      createdAt: at,
    })
    .execute();
}

async function askAboutQuiet({ ctx, random, house }: Telling): Promise<void> {
  const at = minutesLater(ctx.now, -3 * day);
  await ctx.tx
    .insertInto('decisions')
    .values({
      workspaceId: ctx.workspaceId,
      id: random.id(at),
      question: 'Take the wedding in June, or keep the quiet we promise?',
      options: JSON.stringify([
        {
          id: 'take',
          words: 'Take it, and move other guests to the garden side',
          horizon: 'quarter',
          serves: ['revenue'],
          sacrifices: ['quiet'],
          hoursPerWeek: 12,
          costMinor: null,
        },
        {
          id: 'decline',
          words: 'Decline it, and say why',
          horizon: 'year',
          serves: ['quiet', 'trust'],
          sacrifices: ['revenue'],
          hoursPerWeek: 0,
          costMinor: null,
        },
      ]),
      customerWouldSay: 'We booked because you said it is quiet.',
      reviewOn: dayOf(minutesLater(ctx.now, 87 * day)),
      createdBy: need(house.staffIds, 'rosa'),
      createdAt: at,
    })
    .execute();
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
