import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStory, type AccountStory } from '#tests/support/account-story.ts';
import { call, inside } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';

let app: TestApp;
let story: AccountStory;
let visits: VisitorStory;

beforeAll(async () => {
  app = await openTestApp();
  story = await accountStory(app);
  visits = await visitorStory(app, { workspaceId: story.workspaceId, ownerId: story.ownerId, slug: 'house' });
});
afterAll(() => app.close());

/** A sheet on which twelve hours do not fit, offered to Ana, who has opened her pages. */
async function anOfferedSheet() {
  const company = await story.aCompany();
  const { contactId, email } = company;
  const write = (body: object = {}) =>
    story.post(`/customers/${contactId}/trade-off-sheet`, {
      inputs: { people: 4, usualHours: 84, extraHours: 12 },
      lines: [{ words: 'Board papers', hoursPerWeek: 12 }],
      ways: { swap: 'We leave the mid-week tidy.' },
      offerTo: contactId,
      ...body,
    });
  const offered = await write();
  if (offered.status !== 201) throw new Error(JSON.stringify(offered.body));
  const opened = await visits.post(await visits.aLink({ customerId: contactId, address: email }));
  const path = `/my/trade-off/${String(offered.body['id'])}`;
  return { ...company, write, path, headers: visits.cookieOf(opened), sheet: offered.body };
}
type Offered = Awaited<ReturnType<typeof anOfferedSheet>>;

const choose = ({ path, headers }: Offered, form: Record<string, string>) => visits.post(path, form, headers);
const read = async ({ path, headers }: Pick<Offered, 'path' | 'headers'>) => {
  const response = await visits.get(path, headers);
  return { status: response.status, text: await response.text() };
};

describe('the sheet, offered', () => {
  test('goes by mail to one person, with a link of its own', async () => {
    const { email, sheet } = await anOfferedSheet();
    expect(sheet).toMatchObject({ status: 'offered', people: [{ address: email }] });
    const mails = await visits.mailsTo(email);
    expect(mails).toHaveLength(1);
  });

  test('says hours and effects, in the words of the domain, and changes nothing by being read', async () => {
    const offered = await anOfferedSheet();
    const { status, text } = await read(offered);
    expect(status).toBe(200);
    expect(text).toContain(
      'These requests take about 12 hours a week. We can do 5 without anyone waiting noticeably longer. For the rest: swap, fee, later, or not.',
    );
    expect(text).toContain('About 3.1 times as long as today, for everyone');
    expect(text).toContain('We leave the mid-week tidy.');
    expect(text.length).toBeLessThan(50_000);
    await read(offered);
    const { body } = await call(app, 'GET', `/customers/${offered.companyId}/trade-off-sheet`, {
      headers: story.sam,
    });
    expect(body).toMatchObject({ status: 'offered', chosenWay: null });
  });

  test('is refused for people of other customers, and for what takes no hours', async () => {
    const { write } = await anOfferedSheet();
    const other = await story.aCompany();
    expect((await write({ offerTo: other.contactId })).body['code']).toBe('person_unknown');
    expect((await write({ inputs: { extraHours: 0 } })).body['code']).toBe('nothing_to_trade');
  });
});

describe('a choice', () => {
  test('becomes a decision of the client, by name, and is announced', async () => {
    const offered = await anOfferedSheet();
    const answer = await choose(offered, { way: 'later', words: 'After the summer is fine.' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(offered.path);
    const { text } = await read(offered);
    expect(text).toContain('Ana Costa');
    expect(text).toContain('After the summer is fine.');
    expect(text).not.toContain('<button type="submit">Choose');
    const { body } = await call(app, 'GET', `/decisions?customerId=${offered.companyId}`, {
      headers: story.sam,
    });
    expect(body['data']).toMatchObject([
      {
        status: 'taken',
        chosenOption: 'later',
        chosenWords: 'After the summer is fine.',
        decidedBy: 'customer',
        decidedByName: 'Ana Costa',
        aboutKind: 'trade-off-sheet',
        aboutId: offered.sheet['id'],
        question: 'About 12 hours a week of requests beyond the usual: which way?',
      },
    ]);
    const announced = await inside(app, story.workspaceId, (ctx) =>
      ctx.tx.selectFrom('events').select('payload').where('type', '=', 'trade_off.chosen').execute(),
    );
    expect(announced).toMatchObject([
      {
        payload: {
          way: 'later',
          byName: 'Ana Costa',
          customerId: offered.companyId,
          personId: offered.contactId,
          line: 'Do it later: We do it when there is room, by a date we agree. After the summer is fine.',
        },
      },
    ]);
  });

  test('is one of fifty that arrive together', async () => {
    const offered = await anOfferedSheet();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => choose(offered, { way: index % 2 ? 'fee' : 'swap' })),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const late = answers.filter(({ status }) => status === 409);
    expect(late).toHaveLength(49);
    expect(await late[0]?.text()).toContain(
      'A choice had been made already, so nothing was changed just now.',
    );
    const { body } = await call(app, 'GET', `/decisions?customerId=${offered.companyId}`, {
      headers: story.sam,
    });
    expect(body['data']).toHaveLength(1);
  });

  test('of nothing, or on a page that has been replaced, changes nothing and says so', async () => {
    const offered = await anOfferedSheet();
    const empty = await choose(offered, { words: 'Hm' });
    expect(empty.status).toBe(422);
    const again = await empty.text();
    expect(again).toContain('Please choose one of the four ways');
    expect(again).toContain('>Hm</textarea>');
    await offered.write();
    const old = await choose(offered, { way: 'not' });
    expect(old.status).toBe(409);
    expect(await old.text()).toContain('This page has been replaced');
  });

  test('is nobody’s but the client’s', async () => {
    const offered = await anOfferedSheet();
    const stranger = await visits.aVisit();
    expect((await read({ path: offered.path, headers: stranger.headers })).status).toBe(404);
    expect((await visits.post(offered.path, { way: 'not' }, stranger.headers)).status).toBe(404);
    expect((await visits.get(offered.path)).status).toBe(401);
    expect((await read({ path: '/my/trade-off/nothing', headers: stranger.headers })).status).toBe(404);
    const front = await visits.get('/my', offered.headers);
    expect(await front.text()).toContain('See the page and choose');
  });
});
