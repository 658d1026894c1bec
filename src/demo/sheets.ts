import { figuresOf } from '#modules/extras/logic/sheet.ts';
import { accountOf, type Telling } from './accounts.ts';
import { minutesLater } from './calendar.ts';
import { dayOf } from './decisions.ts';
import { need } from './house.ts';

const day = 1440;

/** One sheet the client has chosen from, in the summer; the busiest account's is being written. */
export async function keepSheets(telling: Telling): Promise<void> {
  await draftSheet(telling);
  const { ctx, random, house } = telling;
  const { workspaceId } = ctx;
  const account = accountOf(telling, 1);
  const at = minutesLater(ctx.now, -95 * day);
  const chosenAt = minutesLater(at, 2 * day);
  const [id, decisionId] = [random.id(at), random.id(chosenAt)];
  const figures = figuresOf(
    { people: 0, mattersPerWeek: 0, lines: [], requests: 9, weeks: 6 },
    {
      inputs: { people: 3, usualHours: 62, extraHours: 9 },
      lines: [{ words: 'Welcome drinks for whole parties', hoursPerWeek: 9 }],
      ways: { swap: 'We leave the printed programme.', fee: '£180 a week for a second person at the door.' },
    },
  );
  await ctx.tx
    .insertInto('decisions')
    .values({
      workspaceId,
      id: decisionId,
      question: 'About 9 hours a week of requests beyond the usual: which way?',
      options: JSON.stringify(
        [
          ['swap', 'Do it, and leave something else'],
          ['fee', 'Do it for a fee'],
          ['later', 'Do it later'],
          ['not', 'Leave it'],
        ].map(([way, words]) => ({
          id: way,
          words,
          horizon: 'quarter',
          serves: [],
          sacrifices: [],
          hoursPerWeek: way === 'not' ? 0 : 9,
          costMinor: null,
        })),
      ),
      chosenOption: 'swap',
      chosenWords: 'Nobody reads the programme anyway.',
      decidedBy: 'customer',
      decidedByName: 'Ines Duarte',
      decidedAt: chosenAt,
      reviewOn: dayOf(minutesLater(chosenAt, 90 * day)),
      status: 'taken',
      aboutKind: 'trade-off-sheet',
      aboutId: id,
      customerId: account.id,
      createdAt: chosenAt,
    })
    .execute();
  await ctx.tx
    .insertInto('tradeOffSheets')
    .values({
      workspaceId,
      id,
      customerId: account.id,
      figures: JSON.stringify(figures),
      status: 'chosen',
      offeredAt: at,
      chosenWay: 'swap',
      chosenWords: 'Nobody reads the programme anyway.',
      chosenByName: 'Ines Duarte',
      chosenAt,
      decisionId,
      createdBy: need(house.staffIds, 'dora'),
      createdAt: at,
    })
    .execute();
}

/** Two people look after groups, and the autumn's requests are more than their week has room for. */
async function draftSheet(telling: Telling): Promise<void> {
  const { ctx, random, house } = telling;
  const at = minutesLater(ctx.now, -1 * day);
  const figures = figuresOf(
    { people: 0, mattersPerWeek: 0, lines: [], requests: 20, weeks: 6 },
    {
      inputs: { people: 2, usualHours: 40, extraHours: 9 },
      lines: [
        { words: 'Board papers', hoursPerWeek: 6.5 },
        { words: 'Seating plans for dinner', hoursPerWeek: 2.5 },
      ],
      ways: { swap: 'We leave the printed day programme.', fee: '', later: '', not: '' },
    },
  );
  await ctx.tx
    .insertInto('tradeOffSheets')
    .values({
      workspaceId: ctx.workspaceId,
      id: random.id(at),
      customerId: accountOf(telling, 0).id,
      figures: JSON.stringify(figures),
      createdBy: need(house.staffIds, 'rosa'),
      createdAt: at,
    })
    .execute();
}
