import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { aStaff, call, inside, insideAs, signedIn } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { visitorStory, type VisitorStory } from '#tests/support/visitor-story.ts';
import { recordExpectation, supersedeExpectation } from './commands/record-expectation.ts';
import { followReview, markAgreed } from './commands/follow-others.ts';
import { listFindings } from './index.ts';

let app: TestApp;
let story: VisitorStory;
let sam: string;
let elements: string[];

beforeAll(async () => {
  app = await openTestApp();
  story = await visitorStory(app);
  sam = await aStaff(app, story.workspaceId, { name: 'Sam' });
  const rows = await inside(app, story.workspaceId, ({ tx }) =>
    tx
      .selectFrom('elements')
      .select('id')
      .where('workspaceId', '=', story.workspaceId)
      .orderBy('position')
      .execute(),
  );
  elements = rows.map(({ id }) => id);
});
afterAll(() => app.close());

const asSam = () => ({ workspaceId: story.workspaceId, staffId: sam, role: 'staff' }) as const;
const element = (n: number) => elements[n] ?? '';

function records(customerId: string, given: { n?: number; words?: string; expectedNow?: number } = {}) {
  return insideAs(app, asSam(), (ctx) =>
    recordExpectation(ctx, {
      customerId,
      elementId: element(given.n ?? 0),
      words: given.words ?? 'A quiet room',
      adequate: 3,
      desired: 4.5,
      expectedNow: given.expectedNow ?? 4,
      source: 'behaviour',
      confidence: 'low',
    }),
  );
}

const rowsOf = (customerId: string) =>
  inside(app, story.workspaceId, ({ tx }) =>
    tx
      .selectFrom('expectations')
      .selectAll()
      .where('workspaceId', '=', story.workspaceId)
      .where('customerId', '=', customerId)
      .orderBy('id')
      .execute(),
  );

describe('invariant 22', () => {
  test('nothing recorded as theirs is invisible to them, replaced or withdrawn or of their company', async () => {
    const visit = await story.aVisit();
    const { customerId, headers } = visit;
    const owner = await signedIn(app, story.workspaceId, story.house.ownerId);
    const company = await call(app, 'POST', '/customers', {
      headers: owner,
      body: { name: 'Lamp & Co', kind: 'company' },
    });
    const companyId = String(company.body['id']);
    await call(app, 'PATCH', `/customers/${customerId}`, { headers: owner, body: { companyId } });

    const first = await records(customerId, { n: 0, words: 'Words one' });
    await insideAs(app, asSam(), (ctx) => supersedeExpectation(ctx, first.id, { words: 'Words two' }));
    const withdrawn = await records(customerId, { n: 1, words: 'Words three' });
    await story.post(`/my/expectations/${withdrawn.id}`, { do: 'withdraw' }, headers);
    await records(companyId, { n: 2, words: 'Words four' });

    const everything = [...(await rowsOf(customerId)), ...(await rowsOf(companyId))];
    expect(everything).toHaveLength(4);
    const front = await (await story.get('/my', headers)).text();
    const links = [...front.matchAll(/href="(\/my\/expectations\/[0-9a-f-]{36})"/g)].map(
      ([, path = '']) => path,
    );
    const pages = [front];
    for (const path of new Set(links)) pages.push(await (await story.get(path, headers)).text());
    const seen = pages.join('\n');
    for (const { words } of everything) expect(seen).toContain(words);
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThan(50_000);
  });
});

describe('on their page a customer', () => {
  test('corrects a record: theirs replaces ours, and staff see that it is theirs', async () => {
    const { customerId, headers } = await story.aVisit();
    const ours = await records(customerId);
    const path = `/my/expectations/${ours.id}`;
    const page = await (await story.get(path, headers)).text();
    expect(page).toContain('We concluded it from what happened. Sam wrote it down');
    const fields = {
      do: 'correct',
      words: 'A quiet room, and dark',
      adequate: '2',
      desired: '4.5',
      expectedNow: '',
    };
    const saved = await story.post(path, fields, headers);
    expect(saved.headers.get('location')).toBe('/my#expectations');
    const owner = await signedIn(app, story.workspaceId, story.house.ownerId);
    const map = await call(app, 'GET', `/customers/${customerId}/expectations`, { headers: owner });
    expect(map.body).toMatchObject({
      data: [
        {
          isTheirCorrection: true,
          expectation: {
            words: 'A quiet room, and dark',
            adequate: 2,
            expectedNow: null,
            source: 'said',
            state: 'stated',
            confidence: 'high',
            recordedBy: { kind: 'customer' },
            replacesId: ours.id,
          },
        },
      ],
    });
    const events = await inside(app, story.workspaceId, ({ tx }) =>
      tx.selectFrom('events').select('payload').where('type', '=', 'expectation.changed').execute(),
    );
    expect(events.at(-1)?.payload).toMatchObject({ what: 'corrected', byKind: 'customer' });
  });

  test('confirms one, and withdraws one for good', async () => {
    const { customerId, headers } = await story.aVisit();
    const [right, wrong] = [await records(customerId), await records(customerId, { n: 1 })];
    await story.post(`/my/expectations/${right.id}`, { do: 'confirm' }, headers);
    await story.post(`/my/expectations/${wrong.id}`, { do: 'withdraw' }, headers);
    const owner = await signedIn(app, story.workspaceId, story.house.ownerId);
    const map = await call(app, 'GET', `/customers/${customerId}/expectations`, { headers: owner });
    expect(map.body).toMatchObject({ data: [{ expectation: { id: right.id } }] });
    expect(JSON.stringify(map.body)).not.toContain('"confirmedAt":null');
    expect(await (await story.get('/my', headers)).text()).toContain('One thing you do not expect');
  });

  test('adds what nobody had noted', async () => {
    const { customerId, headers } = await story.aVisit();
    expect(await (await story.get('/my/expectations/new', headers)).text()).toContain('What is it about?');
    const fields = { elementId: element(0), words: 'Light to shave by', desired: '5' };
    expect((await story.post('/my/expectations/new', fields, headers)).status).toBe(303);
    expect(await rowsOf(customerId)).toMatchObject([
      { words: 'Light to shave by', recordedByKind: 'customer' },
    ]);
    const empty = await story.post('/my/expectations/new', { elementId: element(1) }, headers);
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('say something in words');
  });

  test('loses no word when somebody else wrote meanwhile', async () => {
    const { customerId, headers } = await story.aVisit();
    const seen = await records(customerId);
    await insideAs(app, asSam(), (ctx) => supersedeExpectation(ctx, seen.id, { words: 'Sam was quicker' }));
    const late = await story.post(`/my/expectations/${seen.id}`, { do: 'correct', words: 'Mine' }, headers);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Mine</textarea>');
    expect(page).toContain('Sam was quicker');
    expect(page).toContain('changed by somebody else');
    const action = /action="(\/my\/expectations\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await story.post(action, { do: 'correct', words: 'Mine' }, headers)).status).toBe(303);
    const old = await story.get(`/my/expectations/${seen.id}`, headers);
    expect(old.status).toBe(303);
  });

  test('sees and touches nothing of anybody else', async () => {
    const mine = await story.aVisit();
    const other = await story.aVisit();
    const theirs = await records(other.customerId, { words: 'A secret' });
    const path = `/my/expectations/${theirs.id}`;
    expect((await story.get(path, mine.headers)).status).toBe(404);
    expect((await story.post(path, { do: 'withdraw' }, mine.headers)).status).toBe(404);
    expect(await (await story.get('/my', mine.headers)).text()).not.toContain('A secret');
    expect((await story.get(`/my/expectations/${newId()}`, mine.headers)).status).toBe(404);
    expect((await story.get('/my/expectations/x', mine.headers)).status).toBe(404);
    expect((await story.post(path, { do: 'correct', words: 'A long enough word' })).status).toBe(401);
  });

  test('typing after the visit ended loses no word', async () => {
    const { customerId, headers } = await story.aVisit();
    const { id } = await records(customerId);
    await story.post('/my/leave', {}, headers);
    const words = 'Everything I wanted to tell you about the light';
    const late = await story.post(`/my/expectations/${id}`, { do: 'correct', words }, headers);
    expect(late.status).toBe(401);
    expect(await late.text()).toContain(words);
  });

  test('changes nothing by looking', async () => {
    const { customerId, headers } = await story.aVisit();
    const { id } = await records(customerId);
    const before = await rowsOf(customerId);
    for (const path of ['/my', `/my/expectations/${id}`, `/my/expectations/${id}?do=withdraw`])
      await story.get(path, headers);
    expect(await rowsOf(customerId)).toEqual(before);
  });
});

describe('what others announce', () => {
  test('an accepted page makes what it names agreed, once', async () => {
    const { customerId } = await story.aCustomer();
    await records(customerId, { n: 0 });
    await records(customerId, { n: 1 });
    const versionId = await aVersion(customerId, element(0));
    for (let run = 0; run < 2; run++)
      await inside(app, story.workspaceId, (ctx) => markAgreed(ctx, { customerId, versionId }));
    const standing = (await rowsOf(customerId)).filter((row) => row.replacedAt === null);
    expect(standing.map((row) => row.state).sort()).toEqual(['agreed', 'inferred']);
    expect(await rowsOf(customerId)).toHaveLength(3);
  });

  test('a review raises what is expected now, and a second run or a corrected mark does not raise it twice', async () => {
    const { customerId } = await story.aCustomer();
    await records(customerId, { expectedNow: 3 });
    app.clock.advance(86_400_000);
    const meetingId = await aReview(customerId, element(0), 4.8);
    const follow = () =>
      inside(app, story.workspaceId, (ctx) => followReview(ctx, { customerId, elementIds: [element(0)] }));
    await follow();
    await follow();
    const standing = async () => (await rowsOf(customerId)).filter((row) => row.replacedAt === null);
    expect(await standing()).toMatchObject([
      { expectedNow: '3.72', desired: '4.50', words: 'A quiet room', source: 'review' },
    ]);
    expect(await rowsOf(customerId)).toHaveLength(2);
    await mark(meetingId, element(0), 4);
    await follow();
    expect(await standing()).toMatchObject([{ expectedNow: '3.40' }]);
    const findings = await inside(app, story.workspaceId, (ctx) => listFindings(ctx, customerId));
    expect(findings).toMatchObject([
      { key: 'expectations:finding.runs-out', calculation: 'C4', n: 1, verdict: 'too-few', tone: 'watch' },
    ]);
  });
});

function aVersion(customerId: string, elementId: string): Promise<string> {
  return inside(app, story.workspaceId, async ({ tx, workspaceId, now }) => {
    const [agreementId, versionId] = [newId(), newId()];
    const times = { createdAt: now, updatedAt: now };
    await tx
      .insertInto('agreements')
      .values({ workspaceId, id: agreementId, customerId, title: 'Us', ...times })
      .execute();
    await tx
      .insertInto('agreementVersions')
      .values({
        workspaceId,
        id: versionId,
        agreementId,
        status: 'draft',
        proposedBy: 'us',
        content: '{}',
        ...times,
      })
      .execute();
    await tx
      .insertInto('agreementUses')
      .values({ workspaceId, versionId, kind: 'element', refId: elementId })
      .execute();
    return versionId;
  });
}

async function aReview(customerId: string, elementId: string, value: number): Promise<string> {
  const id = newId();
  await inside(app, story.workspaceId, ({ tx, workspaceId, now }) =>
    tx
      .insertInto('meetings')
      .values({
        workspaceId,
        id,
        kind: 'account-review',
        customerId,
        title: 'Review',
        status: 'held',
        scheduledAt: now,
        createdAt: now,
        updatedAt: now,
      })
      .execute(),
  );
  await mark(id, elementId, value);
  return id;
}

function mark(meetingId: string, elementId: string, value: number) {
  return inside(app, story.workspaceId, ({ tx, workspaceId, now }) =>
    tx
      .insertInto('meetingScores')
      .values({ workspaceId, meetingId, elementId, value, at: now })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'meetingId', 'elementId']).doUpdateSet({ value }),
      )
      .execute(),
  );
}
