import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { inWorkspace } from './database.ts';
import { sendTogether } from './pipelined.ts';
import { prepared } from './prepared.ts';
import { newId } from '#platform/ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const counter = (workspaceId: string, value: number) =>
  sql`insert into workspace_counters (workspace_id, name, value) values (${workspaceId}, 'sent', ${value})`;
const doubled = (workspaceId: string) =>
  sql`update workspace_counters set value = value * 2 where workspace_id = ${workspaceId}`;

async function newWorkspace(): Promise<string> {
  const id = newId();
  await inWorkspace(app.platform.db, id, (tx) =>
    tx
      .insertInto('workspaces')
      .values({
        id,
        slug: `s${id.slice(-12)}`,
        name: 'House',
        timeZone: 'UTC',
        locale: 'en',
        currency: 'GBP',
        trade: 'other',
        createdAt: app.clock.now(),
      })
      .execute(),
  );
  return id;
}

function values(workspaceId: string): Promise<number[]> {
  return inWorkspace(app.platform.db, workspaceId, async (tx) => {
    const rows = await tx.selectFrom('workspaceCounters').select('value').execute();
    return rows.map(({ value }) => value);
  });
}

it('carries statements out in their order, and none where there is none', async () => {
  const workspaceId = await newWorkspace();
  await inWorkspace(app.platform.db, workspaceId, async (tx) => {
    await sendTogether(tx, []);
    await sendTogether(tx, [counter(workspaceId, 3), doubled(workspaceId), doubled(workspaceId)]);
  });
  expect(await values(workspaceId)).toEqual([12]);
});

it('tells the error of the first that fails, keeps nothing of the others, and leaves the connection usable', async () => {
  const workspaceId = await newWorkspace();
  const twice = inWorkspace(app.platform.db, workspaceId, (tx) =>
    sendTogether(tx, [
      counter(workspaceId, 1),
      counter(workspaceId, 2),
      doubled(workspaceId),
      sql`select 1 / 0`,
    ]),
  );
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  expect(await values(workspaceId)).toEqual([]);
});

it('fails the commit of whoever looks away from a failure', async () => {
  const workspaceId = await newWorkspace();
  const careless = inWorkspace(app.platform.db, workspaceId, async (tx) => {
    await sendTogether(tx, [counter(workspaceId, 1), sql`select 1 / 0`]).catch(() => undefined);
  });
  await expect(careless).rejects.toThrow();
  expect(await values(workspaceId)).toEqual([]);
});

it('reads a marked statement once on a connection, and every other each time', async () => {
  const workspaceId = await newWorkspace();
  const kept = await inWorkspace(app.platform.db, workspaceId, async (tx) => {
    const marked = (name: string) =>
      prepared(
        sql`insert into workspace_counters (workspace_id, name, value) values (${workspaceId}, ${name}, 1)`,
      );
    await sendTogether(tx, [marked('one'), marked('two'), doubled(workspaceId)]);
    await marked('three').execute(tx);
    const { rows } = await sql<{ statement: string; times: number }>`
      select statement, generic_plans + custom_plans as times from pg_prepared_statements
      where statement like '%workspace_counters%'`.execute(tx);
    return rows;
  });
  expect(kept).toEqual([{ statement: expect.stringContaining('insert into'), times: 3 }]);
  expect(await values(workspaceId)).toEqual([2, 2, 1]);
});
