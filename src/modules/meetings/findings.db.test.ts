import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, inside } from '#tests/support/factories.ts';
import { reviewStory } from '#tests/support/review-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { listFindings } from './queries/findings.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof reviewStory>>;

beforeAll(async () => {
  app = await openTestApp({ start: '2026-03-20T09:00:00Z' });
  story = await reviewStory(app);
});
afterAll(() => app.close());

/** Far more than all the modules together take, and far less than one for each thing that happened. */
const mostStatements = 80;

async function askFor(customerId: string) {
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const findings = await inside(app, story.workspaceId, (ctx) =>
    listFindings({ ...ctx, tx: ctx.tx.withPlugin(counting) }, customerId),
  );
  return { ...findings, statements };
}

async function asks(n: number, kindName: string) {
  for (let at = 0; at < n; at++) {
    const words = `Could we have it once more? ${at}`;
    const body = { customerId: story.client.customerId, kindName, words, scope: 'beyond', effortMinutes: 30 };
    const answer = await call(app, 'POST', '/requests', { headers: story.ann, body });
    expect(answer.status).toBe(201);
  }
}

test('take the same few statements however much there is to find, and every source answers', async () => {
  await asks(6, 'Evening report');
  const some = await askFor(story.client.customerId);
  expect(some.failed).toEqual([]);
  expect(some.data.map(({ calculation }) => calculation)).toContain('C6');
  await asks(24, 'Evening report');
  const many = await askFor(story.client.customerId);
  expect(many.statements).toBe(some.statements);
  expect(many.statements).toBeLessThan(mostStatements);
});
