import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { inside } from '#tests/support/factories.ts';
import { feedbackStory, type FeedbackStory } from '#tests/support/feedback-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { recordAnswers, recordCheck, recordPromise } from './index.ts';
import { tallyKeys, type CountedFact } from './logic/tally-keys.ts';

let app: TestApp;
let story: FeedbackStory;
let places: { elementId: string; conversationId: string; customerId: string; promiseId: string };
let asks: { askId: string; path: string }[];

beforeAll(async () => {
  app = await openTestApp();
  story = await feedbackStory(app);
  asks = [await story.asked(), await story.asked()];
  const { conversationId, customerId } = await story.closedConversation();
  const { workspaceId } = story;
  places = await inside(app, workspaceId, async (ctx) => {
    const element = await ctx.tx
      .selectFrom('elements')
      .select('id')
      .where('workspaceId', '=', workspaceId)
      .where('pillar', '=', 'core')
      .executeTakeFirstOrThrow();
    const promiseId = newId();
    await ctx.tx
      .insertInto('promises')
      .values({
        workspaceId,
        id: promiseId,
        kind: 'first-reply',
        elementId: element.id,
        name: 'First reply',
        sentence: 'We reply within an hour.',
        targetMinutes: 60,
      })
      .execute();
    return { elementId: element.id, conversationId, customerId, promiseId };
  });
});
afterAll(() => app.close());

type Step =
  | { kind: 'promise'; outcome: string }
  | { kind: 'decide-again'; outcome: string; which: number }
  | { kind: 'check'; outcome: string; severity: number }
  | { kind: 'correct'; outcome: string; which: number }
  | { kind: 'answer'; mark: string; basic: string; person: string; which: number }
  | { kind: 'run-again'; which: number };

const outcome = fc.constantFrom('kept', 'recovered', 'missed');
const which = fc.nat(50);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('promise' as const),
    outcome: fc.constantFrom('kept', 'missed', 'open', 'void'),
  }),
  fc.record({
    kind: fc.constant('decide-again' as const),
    outcome: fc.constantFrom('kept', 'missed', 'recovered', 'void'),
    which,
  }),
  fc.record({ kind: fc.constant('check' as const), outcome, severity: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('correct' as const), outcome, which }),
  fc.record({
    kind: fc.constant('answer' as const),
    mark: fc.constantFrom('A', 'B', 'C', 'D', 'F'),
    basic: fc.constantFrom('', 'yes', 'not-quite', 'no'),
    person: fc.constantFrom('', '1', '3', '5'),
    which,
  }),
  fc.record({ kind: fc.constant('run-again' as const), which }),
);

/** What a reaction would be told: kept, to be run again at any later moment and in any order. */
type News = { of: 'promise' | 'check' | 'ask'; id: string };

function work(news: News) {
  return inside(app, story.workspaceId, (ctx) => {
    if (news.of === 'promise') return recordPromise(ctx, news.id);
    return news.of === 'check' ? recordCheck(ctx, news.id) : recordAnswers(ctx, news.id);
  });
}

async function addPromise(decided: string): Promise<string> {
  const id = newId();
  const { conversationId, customerId, promiseId } = places;
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('duePromises')
      .values({
        workspaceId: story.workspaceId,
        id,
        promiseId,
        kind: 'first-reply',
        elementId: places.elementId,
        conversationId,
        customerId,
        staffId: story.sam,
        startedAt: new Date(app.clock.now().getTime() - Math.round(performance.now() * 1000)),
        dueAt: app.clock.now(),
        fulfilledAt: decided === 'kept' ? app.clock.now() : null,
        outcome: decided,
      })
      .execute(),
  );
  return id;
}

async function decideAgain(id: string, decided: string): Promise<void> {
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .updateTable('duePromises')
      .set({ outcome: decided })
      .where('workspaceId', '=', story.workspaceId)
      .where('id', '=', id)
      .execute(),
  );
}

async function addCheck(
  result: string,
  given: { severity: number | null; replacesId: string | null },
): Promise<string> {
  const id = newId();
  await inside(app, story.workspaceId, (ctx) =>
    ctx.tx
      .insertInto('checks')
      .values({
        workspaceId: story.workspaceId,
        id,
        elementId: places.elementId,
        customerId: places.customerId,
        conversationId: places.conversationId,
        outcome: result,
        source: 'staff',
        at: app.clock.now(),
        ...given,
      })
      .execute(),
  );
  return id;
}

/** The tallies as kept, and as counted anew from the evidence that stands. */
async function bothTallies() {
  return inside(app, story.workspaceId, async (ctx) => {
    const kept = await ctx.tx
      .selectFrom('evidenceTallies')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('n', '<>', 0)
      .execute();
    const evidence = await ctx.tx
      .selectFrom('evidence')
      .selectAll()
      .where('workspaceId', '=', ctx.workspaceId)
      .where('replacedAt', 'is', null)
      .execute();
    const counted = new Map<string, number>();
    for (const piece of evidence) {
      for (const key of tallyKeys(piece as CountedFact, ctx.workspaceId)) {
        const name = [
          key.subjectType,
          key.subjectId,
          key.day,
          key.pillar,
          key.outcome,
          key.elementId,
          key.stage,
        ].join('|');
        counted.set(name, (counted.get(name) ?? 0) + 1);
      }
    }
    const named = kept.map(
      (row) =>
        [
          [row.subjectType, row.subjectId, row.day, row.pillar, row.outcome, row.elementId, row.stage].join(
            '|',
          ),
          row.n,
        ] as const,
    );
    return { kept: Object.fromEntries(named), counted: Object.fromEntries(counted) };
  });
}

describe('evidence and its tallies', () => {
  test('agree after any facts, corrections and repeated runs, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (steps, backwards) => {
          const news: News[] = [];
          const promises: string[] = [];
          let checks: string[] = [];
          for (const one of steps) {
            app.clock.advance(3_600_000);
            if (one.kind === 'promise') {
              const id = await addPromise(one.outcome);
              promises.push(id);
              news.push({ of: 'promise', id });
            } else if (one.kind === 'decide-again') {
              const id = promises[one.which % Math.max(1, promises.length)];
              if (id === undefined) continue;
              await decideAgain(id, one.outcome);
              news.push({ of: 'promise', id });
            } else if (one.kind === 'check') {
              const id = await addCheck(one.outcome, { severity: one.severity, replacesId: null });
              checks.push(id);
              news.push({ of: 'check', id });
            } else if (one.kind === 'correct') {
              const old = checks[one.which % Math.max(1, checks.length)];
              if (old === undefined) continue;
              const id = await addCheck(one.outcome, { severity: null, replacesId: old });
              checks = checks.filter((check) => check !== old).concat(id);
              news.push({ of: 'check', id });
            } else if (one.kind === 'answer') {
              const ask = asks[one.which % asks.length];
              if (!ask) continue;
              await story.answers(ask.path, { mark: one.mark, basic: one.basic, person: one.person });
              news.push({ of: 'ask', id: ask.askId });
            } else {
              const again = news[one.which % Math.max(1, news.length)];
              if (again) news.push(again);
            }
          }
          for (const one of backwards ? news.toReversed() : news) await work(one);
          const { kept, counted } = await bothTallies();
          expect(kept).toEqual(counted);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  test('a corrected check counts once, by its last word, whichever news comes first', async () => {
    const first = await addCheck('missed', { severity: 5, replacesId: null });
    const second = await addCheck('recovered', { severity: null, replacesId: first });
    await work({ of: 'check', id: second });
    await work({ of: 'check', id: first });
    const standing = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx
        .selectFrom('evidence')
        .select(['refId', 'outcome'])
        .where('workspaceId', '=', story.workspaceId)
        .where('refId', 'in', [first, second])
        .where('replacedAt', 'is', null)
        .execute(),
    );
    expect(standing).toEqual([{ refId: second, outcome: 'recovered' }]);
  });

  test('the same news to many workers at once is one piece of evidence', async () => {
    const id = await addPromise('kept');
    await Promise.all(Array.from({ length: 6 }, () => work({ of: 'promise', id })));
    const { rows } = await inside(app, story.workspaceId, (ctx) =>
      sql<{ n: number }>`select count(*) as n from evidence where ref_id = ${id}`.execute(ctx.tx),
    );
    expect(rows).toEqual([{ n: 1 }]);
    const { kept, counted } = await bothTallies();
    expect(kept).toEqual(counted);
  });
});
