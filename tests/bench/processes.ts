import { readFileSync } from 'node:fs';
import { until } from '../faults/polling.ts';
import type { World } from '../faults/world.ts';
import { childrenOf } from './processor-time.ts';

/** From the start of the process until the address answers with a page. */
export async function startToFirstPage(world: World): Promise<number> {
  const start = performance.now();
  await world.start();
  await until(
    'the first page',
    60_000,
    async () => (await world.api.send('GET', '/').catch(() => undefined))?.status !== undefined,
  );
  return (performance.now() - start) / 1000;
}

export interface ProcessMemory {
  name: string;
  megabytes: number;
}

/** Memory once nothing happens any more: the server's resident set, and PostgreSQL's with shared pages counted once. */
export async function idleMemory(world: World): Promise<ProcessMemory[]> {
  let last = 0;
  let sameFor = 0;
  // Idle is when the figure has stopped falling, not when some time has passed.
  await until('the server to be idle', 30_000, async () => {
    await world.query('select 1');
    const now = residentMegabytes(world.serverPid());
    sameFor = Math.abs(now - last) <= 1 ? sameFor + 1 : 0;
    last = now;
    return sameFor >= 100;
  });
  const family = [world.databasePid(), ...childrenOf(world.databasePid())];
  const shared = family.reduce((sum, pid) => sum + proportionalMegabytes(pid), 0);
  return [
    { name: 'server', megabytes: residentMegabytes(world.serverPid()) },
    { name: `PostgreSQL (${family.length} processes)`, megabytes: Math.round(shared) },
  ];
}

function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

function proportionalMegabytes(pid: number): number {
  try {
    const line = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return Number(line?.[1] ?? 0) / 1024;
  } catch {
    // A session may have ended between listing and reading.
    return 0;
  }
}
