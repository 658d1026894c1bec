import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Ctx, Platform } from '#platform/context.ts';
import { connectDatabase, inWorkspace, type Database } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { openLog } from '#platform/log.ts';
import { inDatabase, statement, templateName } from '../../../tests/support/database-cluster.ts';
import { jobType, openJobs, prepareQueues, type Jobs } from './jobs.ts';

const seen: string[] = [];
const note = jobType('note-what-ran', {
  payload: z.object({ word: z.string() }),
  retryLimit: 3,
  run: async (_platform, { word }) => {
    seen.push(word);
    if (word === 'stumbles' && seen.filter((other) => other === word).length === 1)
      throw new Error('the first try fails');
  },
});
const byTheClock = jobType('come-by-the-clock', {
  payload: z.object({}),
  schedule: '0 3 * * *',
  run: async () => {},
});
const catalogue = { jobs: [note, byTheClock], reactions: [] };

const name = `test_${randomBytes(6).toString('hex')}`;
let database: Database;
let jobs: Jobs;
const trouble: Error[] = [];

beforeAll(async () => {
  const admin = inject('cluster');
  await statement(admin, `create database ${name} template ${templateName}`);
  const owner = inDatabase(admin, name);
  await prepareQueues({ ...owner }, catalogue);
  database = connectDatabase(owner, (error) => trouble.push(error));
  jobs = await openJobs({
    owner: { ...owner },
    catalogue,
    onError: (error) => trouble.push(error),
    pollSeconds: 1,
  });
  // Workers need nothing of the platform but its log.
  await jobs.work({ log: openLog('silent') } as Platform);
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
  await statement(inject('cluster'), `drop database ${name} with (force)`);
});

/** Only the transaction of a context matters for enqueueing. */
function enqueueing(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  return inWorkspace(database.db, newId(), (tx) => work({ tx } as Ctx));
}

test('a job runs after its transaction commits, and again when it failed', async () => {
  await enqueueing((ctx) => jobs.enqueue(ctx, note, { word: 'stumbles' }));
  await expect.poll(() => seen.filter((word) => word === 'stumbles'), { timeout: 15_000 }).toHaveLength(2);
});

test('a job whose transaction is undone never runs, one without a key is never held back', async () => {
  await expect(
    enqueueing(async (ctx) => {
      await jobs.enqueue(ctx, note, { word: 'undone' });
      throw new Error('the command fails');
    }),
  ).rejects.toThrow('the command fails');
  await enqueueing(async (ctx) => {
    await jobs.enqueue(ctx, note, { word: 'first' });
    await jobs.enqueue(ctx, note, { word: 'second' });
  });
  await expect.poll(() => seen, { timeout: 15_000 }).toEqual(expect.arrayContaining(['first', 'second']));
  expect(seen).not.toContain('undone');
});

test('of several waiting jobs with one key only the first stays', async () => {
  await enqueueing(async (ctx) => {
    await jobs.enqueue(ctx, note, { word: 'kept' }, { singletonKey: 'one' });
    await jobs.enqueue(ctx, note, { word: 'dropped' }, { singletonKey: 'one' });
  });
  await enqueueing((ctx) => jobs.enqueue(ctx, note, { word: 'after' }));
  await expect.poll(() => seen, { timeout: 15_000 }).toEqual(expect.arrayContaining(['kept', 'after']));
  expect(seen).not.toContain('dropped');
});

test('preparing the queues twice and working on a schedule need no more than the application may', async () => {
  const admin = inject('cluster');
  await prepareQueues({ ...inDatabase(admin, name) }, catalogue);
  expect(trouble).toEqual([]);
});
