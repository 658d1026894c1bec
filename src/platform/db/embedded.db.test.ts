import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { openEmbeddedPostgres } from './embedded.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'extramile-embedded-'));
// The account of the database must be able to pass.
chmodSync(dataDir, 0o755);
const cluster = join(dataDir, 'postgres', 'cluster');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const open = () => openEmbeddedPostgres({ dataDir, secretKey: Buffer.alloc(32, 7) });

async function one(connection: pg.ClientConfig): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query('select 1 as one');
  await client.end();
  return rows;
}

it('waits for whoever holds the cluster, and starts its own server when that one is gone', async () => {
  const first = await open();
  const second = await open();
  expect(await one(second.connection)).toEqual([{ one: 1 }]);
  await second.close();
  expect(await one(first.connection), 'the server of another is left alone').toEqual([{ one: 1 }]);
  await first.close();

  // A server in a long recovery holds the cluster and answers nobody.
  const { uid, gid } = statSync(cluster);
  const holder = spawn('/bin/sleep', ['4'], { uid, gid, cwd: '/' });
  writeFileSync(join(cluster, 'postmaster.pid'), `${holder.pid}\n`);
  const third = await open();
  expect(holder.exitCode, 'the holder has ended by itself').toBe(0);
  expect(await one(third.connection)).toEqual([{ one: 1 }]);
  await third.close();
});
