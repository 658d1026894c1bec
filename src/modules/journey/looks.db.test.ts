import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { aStaff, aWorkspace, call, inside, signedIn, type Made } from '#tests/support/factories.ts';
import { openTestApp, type TestApp } from '#tests/support/test-app.ts';
import { guardStanding, openGuardLooks } from './index.ts';

let app: TestApp;
let house: Made;
let owner: Record<string, string>;
let sam: Record<string, string>;
let samId: string;
let light: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  house = await aWorkspace(app);
  owner = await signedIn(app, house.workspaceId, house.ownerId);
  samId = await aStaff(app, house.workspaceId);
  sam = await signedIn(app, house.workspaceId, samId);
  light = await signedIn(app, house.workspaceId, await aStaff(app, house.workspaceId, { role: 'light' }));
});
afterAll(() => app.close());

const asSystem = <T>(work: (ctx: Ctx) => Promise<T>) => inside(app, house.workspaceId, work);
interface Listed {
  id: string;
  kind: string;
  dueAt: string;
}
const looks = async (query = '') => {
  const { body } = await call(app, 'GET', `/looks${query}`, { headers: sam });
  return body['data'] as Listed[];
};
async function anElement(): Promise<string> {
  const body = {
    name: 'Light to shave by',
    pillar: 'core',
    checkWording: 'Enough light?',
    ownerStaffId: samId,
  };
  return String((await call(app, 'POST', '/elements', { headers: owner, body })).body['id']);
}
const check = (body: object) => call(app, 'POST', '/checks', { headers: sam, body });
const close = (id: string, body: object, headers = sam) =>
  call(app, 'POST', `/looks/${id}/close`, { headers, body });

describe('the speck rule', () => {
  test('a small slip opens one look within a day, for whoever owns the element', async () => {
    const elementId = await anElement();
    const slip = await check({ elementId, outcome: 'missed', severity: 1, note: 'Dust on the wardrobe' });
    const [look, ...others] = await looks('?mine=true');
    expect(others).toEqual([]);
    expect(look).toMatchObject({
      kind: 'speck',
      element: { id: elementId },
      slip: { checkId: slip.body['id'], note: 'Dust on the wardrobe', severity: 1 },
      owner: { id: samId },
      dueAt: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
    });
    const found = await close(look?.id ?? '', { outcome: 'missed', severity: 2, note: 'There too' });
    expect(found).toMatchObject({ status: 200, body: { status: 'done', doneCheckId: expect.any(String) } });
    expect(await looks()).toEqual([]);
    const checks = await call(app, 'GET', `/checks?elementId=${elementId}`, { headers: sam });
    expect(checks.body['data']).toHaveLength(2);
    expect(await close(look?.id ?? '', { outcome: 'kept' })).toMatchObject({
      status: 409,
      body: { code: 'look_closed' },
    });
  });

  test('a slip corrected away needs no look; a grave one asks for none', async () => {
    const elementId = await anElement();
    const slip = await check({ elementId, outcome: 'recovered', severity: 2 });
    expect(await looks()).toHaveLength(1);
    await check({ elementId, outcome: 'kept', replacesId: slip.body['id'] });
    expect(await looks()).toEqual([]);
    await check({ elementId, outcome: 'missed', severity: 4 });
    expect(await looks()).toEqual([]);
  });

  test('is dropped only with a reason, and only by who may record checks', async () => {
    await check({ elementId: await anElement(), outcome: 'missed', severity: 2 });
    const [look] = await looks();
    const place = look?.id ?? '';
    expect((await close(place, { outcome: 'dropped' })).status).toBe(422);
    expect((await close(place, { outcome: 'kept' }, light)).status).toBe(403);
    expect((await call(app, 'POST', `/looks/${place}/close`, { body: { outcome: 'kept' } })).status).toBe(
      401,
    );
    expect((await call(app, 'GET', '/looks')).status).toBe(401);
    expect((await call(app, 'GET', '/looks?status=some', { headers: sam })).status).toBe(422);
    expect((await close(newId(), { outcome: 'kept' })).status).toBe(404);
    expect(await close(place, { outcome: 'dropped', because: 'The wing is closed' })).toMatchObject({
      status: 200,
      body: { status: 'dropped', droppedBecause: 'The wing is closed', doneCheckId: null },
    });
  });

  test('other hours hold for looks opened from then on; one that stands open keeps its own', async () => {
    const [first, second] = [await anElement(), await anElement()];
    await check({ elementId: first, outcome: 'missed', severity: 1 });
    const dueOf = async () => new Map((await looks()).map(({ id, dueAt }) => [id, dueAt]));
    const before = await dueOf();
    const set = (speckHours: number | null) =>
      call(app, 'PATCH', '/workspace', { headers: owner, body: { settings: { speckHours } } });
    expect((await set(2)).status).toBe(200);
    await check({ elementId: second, outcome: 'missed', severity: 1 });
    const after = await dueOf();
    expect([...before].every(([id, dueAt]) => after.get(id) === dueAt)).toBe(true);
    const added = [...after].filter(([id]) => !before.has(id)).map(([, dueAt]) => dueAt);
    expect(added).toEqual([new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString()]);
    await set(null);
  });
});

describe('the basics guard', () => {
  async function anExtraKind(elementId: string): Promise<string> {
    const id = newId();
    await asSystem(async (ctx) => {
      const { workspaceId } = ctx;
      await ctx.tx
        .insertInto('extraKinds')
        .values({ workspaceId, id, name: `Mood ${id}`, createdAt: ctx.now })
        .execute();
      await ctx.tx
        .insertInto('extraKindImpairs')
        .values({ workspaceId, extraKindId: id, elementId })
        .execute();
    });
    return id;
  }
  const verdict = (id: string) => asSystem(async (ctx) => (await guardStanding(ctx, id)).verdict);

  test('mood lighting is not given before somebody has looked at the light, and is looked at after a week', async () => {
    const elementId = await anElement();
    const extraKindId = await anExtraKind(elementId);
    expect(await verdict(extraKindId)).toBe('look-first');
    const open = () => asSystem((ctx) => openGuardLooks(ctx, { extraKindId, elementIds: [elementId] }));
    await open();
    await open();
    const query = `?extraKindId=${extraKindId}`;
    expect((await looks(query)).map(({ kind }) => kind)).toEqual(['guard-before', 'guard-after']);
    app.clock.advance(3 * 3_600_000);
    const [before] = await looks(query);
    expect((await close(before?.id ?? '', { outcome: 'kept' })).status).toBe(200);
    expect(await verdict(extraKindId)).toBe('may-be-given');
    const [after] = await looks(query);
    expect(after).toMatchObject({
      kind: 'guard-after',
      dueAt: new Date(app.clock.now().getTime() + 7 * 86_400_000).toISOString(),
    });
    await open();
    expect(await looks(query)).toHaveLength(1);
  });

  test('a look dropped lets nothing be given until it is opened again and taken', async () => {
    const elementId = await anElement();
    const extraKindId = await anExtraKind(elementId);
    const open = () => asSystem((ctx) => openGuardLooks(ctx, { extraKindId, elementIds: [elementId] }));
    await open();
    const [before] = await looks(`?extraKindId=${extraKindId}`);
    await close(before?.id ?? '', { outcome: 'dropped', because: 'No time' });
    expect(await verdict(extraKindId)).toBe('look-first');
    await open();
    const again = (await looks(`?extraKindId=${extraKindId}`)).filter(({ kind }) => kind === 'guard-before');
    await close(again[0]?.id ?? '', { outcome: 'kept' });
    expect(await verdict(extraKindId)).toBe('may-be-given');
  });

  test('an extra that spoils nothing waits for nobody', async () => {
    expect(await verdict(newId())).toBe('no-basics-at-risk');
    await expect(
      asSystem((ctx) => openGuardLooks(ctx, { extraKindId: newId(), elementIds: [newId()] })),
    ).rejects.toMatchObject({ code: 'element_unknown' });
  });
});

describe('what is in use', () => {
  const remove = (path: string, headers = owner) => call(app, 'DELETE', path, { headers });

  test('is not deleted: the uses are listed; what nothing points at goes', async () => {
    const elementId = await anElement();
    await check({ elementId, outcome: 'missed', severity: 1 });
    expect(await remove(`/elements/${elementId}`)).toMatchObject({
      status: 409,
      body: {
        code: 'element_in_use',
        facts: {
          uses: [
            { kind: 'checks', count: 1, examples: [] },
            { kind: 'looks', count: 1 },
          ],
        },
      },
    });
    const unused = await anElement();
    expect((await remove(`/elements/${unused}`, sam)).status).toBe(403);
    expect((await call(app, 'DELETE', `/elements/${unused}`)).status).toBe(401);
    expect((await remove(`/elements/${unused}`)).status).toBe(200);
    expect((await remove(`/elements/${unused}`)).status).toBe(404);
  });

  test('neither is a touchpoint where an element is filed', async () => {
    const place = await call(app, 'POST', '/touchpoints', {
      headers: owner,
      body: { name: 'The lift', stage: 'during', ownerStaffId: samId },
    });
    expect(place.body['ownerStaffId']).toBe(samId);
    const touchpointId = String(place.body['id']);
    const body = { name: 'Lift works', pillar: 'core', checkWording: 'Does it go?', touchpointId };
    const element = await call(app, 'POST', '/elements', { headers: owner, body });
    expect(await remove(`/touchpoints/${touchpointId}`)).toMatchObject({
      status: 409,
      body: {
        code: 'touchpoint_in_use',
        facts: { uses: [{ kind: 'elements', count: 1, examples: [{ name: 'Lift works' }] }] },
      },
    });
    await remove(`/elements/${String(element.body['id'])}`);
    expect((await remove(`/touchpoints/${touchpointId}`, sam)).status).toBe(403);
    expect((await call(app, 'DELETE', `/touchpoints/${touchpointId}`)).status).toBe(401);
    expect((await remove(`/touchpoints/${touchpointId}`)).status).toBe(200);
  });

  test('an element that a published promise names is not retired behind it', async () => {
    const elementId = await anElement();
    const promise = {
      kind: 'check',
      name: 'Light',
      sentence: 'Light enough to shave by.',
      elementId,
      trialUntil: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
    };
    const made = await call(app, 'POST', '/promises', { headers: owner, body: promise });
    const path = `/promises/${String(made.body['id'])}`;
    await call(app, 'PATCH', path, { headers: owner, body: { status: 'published' } });
    const retire = () =>
      call(app, 'PATCH', `/elements/${elementId}`, { headers: owner, body: { status: 'retired' } });
    expect(await retire()).toMatchObject({
      status: 409,
      body: {
        code: 'element_promised',
        facts: { uses: [{ kind: 'promises', examples: [{ name: 'Light' }] }] },
      },
    });
    await call(app, 'PATCH', path, { headers: owner, body: { status: 'retired' } });
    expect((await retire()).status).toBe(200);
  });

  test('an owner nobody knows is refused', async () => {
    const body = { name: 'Air', pillar: 'experience', ownerStaffId: newId() };
    expect(await call(app, 'POST', '/elements', { headers: owner, body })).toMatchObject({
      status: 422,
      body: { code: 'staff_unknown' },
    });
  });
});
