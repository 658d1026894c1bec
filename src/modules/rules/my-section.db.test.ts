import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { inside } from '#tests/support/factories.ts';
import { rulesStory } from '#tests/support/rules-story.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory } from '#tests/support/visitor-story.ts';
import { noteCustomerWords } from './index.ts';

let app: TestApp;
let story: Awaited<ReturnType<typeof rulesStory>>;

beforeAll(async () => {
  app = await openTestApp();
  story = await rulesStory(app);
});
afterAll(() => app.close());

test('whoever said that a rule is in the way reads what became of it, and nobody else does', async () => {
  const visitors = await visitorStory(app, {
    workspaceId: story.workspaceId,
    ownerId: story.owner,
    slug: 'house',
  });
  const vera = await visitors.aVisit();
  const other = await visitors.aVisit();
  const page = async (headers = vera.headers) => (await visitors.get('/my', headers)).text();
  expect(await page()).not.toContain('What you said about our rules');

  await inside(app, story.workspaceId, (ctx) =>
    noteCustomerWords(ctx, {
      askId: newId(),
      customerId: vera.customerId,
      conversationId: null,
      words: 'A receipt <b>again</b>',
    }),
  );
  expect(await page()).toContain('A receipt &lt;b&gt;again&lt;/b&gt;');
  expect(await page()).toContain('We have it');
  expect(await page(other.headers)).not.toContain('A receipt');

  const said = (await story.read('/rule-words', 'tom'))['data'] as { id: string }[];
  const ruleId = await story.aRule();
  await story.made(`/rule-words/${said[0]?.id ?? ''}/attach`, { ruleId }, 'tom');
  expect(await page()).toContain('It goes on as it is for now');

  const reviewId = await story.aReview(ruleId);
  expect(await page()).toContain('The rule is being decided on');
  await story.ask(
    'POST',
    `/rule-reviews/${reviewId}/decide`,
    { outcome: 'killed', words: 'Between us: it never made sense.' },
    'owner',
  );
  expect(await page()).toContain('That rule is gone');
  // What was said among ourselves stays there.
  expect(await page()).not.toContain('Between us');
});
