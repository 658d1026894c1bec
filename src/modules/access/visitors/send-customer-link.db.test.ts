import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendCustomerLink } from '#modules/access/index.ts';
import { newId } from '#platform/ids.ts';
import { inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';

let app: TestApp;
let story: VisitorStory;
beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
});
afterAll(() => app.close());

test('another module sends its own words with a link to a page of its own', async () => {
  const { customerId, address } = await story.aCustomer();
  const subjectId = newId();
  const sent = await inside(app, story.workspaceId, (ctx) =>
    sendCustomerLink(ctx, {
      customerId,
      purpose: 'agreement',
      subjectId,
      mail: async ({ url, workspaceName }) => ({
        subject: `The page between us, from ${workspaceName}`,
        html: `<a href="${url}">Read it</a>`,
        text: url,
      }),
    }),
  );
  expect(sent).toEqual({ outcome: 'sent', address });
  const [mail] = await story.mailsTo(address);
  expect(mail?.kind).toBe('customer');
  const words = JSON.stringify(mail?.envelope);
  expect(words).toContain(`The page between us, from ${story.house.slug.replace('house-', 'House ')}`);
  const path = /http:\/\/desk\.test(\/l\/[\w.-]+)/.exec(words)?.[1] ?? '';
  expect((await story.post(path)).headers.get('location')).toBe(`/my/agreements/${subjectId}`);
});

test('a customer without an address is said to have none, and nothing is sent', async () => {
  const { customerId } = await story.aCustomer();
  const sent = await inside(app, story.workspaceId, async (ctx) => {
    await ctx.tx
      .deleteFrom('customerIdentities')
      .where('workspaceId', '=', story.workspaceId)
      .where('customerId', '=', customerId)
      .execute();
    const mail = async () => ({ subject: '', html: '', text: '' });
    return sendCustomerLink(ctx, { customerId, purpose: 'my-page', subjectId: null, mail });
  });
  expect(sent).toEqual({ outcome: 'no-address' });
});
