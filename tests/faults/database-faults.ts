import { until } from './polling.ts';
import type { World } from './world.ts';

/** SIGQUIT is PostgreSQL's immediate shutdown: no session ends in order, and the next start replays the log. */
export async function crashDatabase(world: World): Promise<void> {
  const pid = world.databasePid();
  process.kill(pid, 'SIGQUIT');
  await until('PostgreSQL to end', 20_000, () => !isAlive(pid));
}

/** A session that dies makes PostgreSQL end all others too and replay its log: shared memory may be damaged. */
export async function killOneSession(world: World, index: number): Promise<void> {
  const sessions = await world.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name like 'extramile%' and pid <> pg_backend_pid() order by pid`,
  );
  const session = sessions[index % Math.max(1, sessions.length)];
  if (session) process.kill(session.pid, 'SIGKILL');
  await until('PostgreSQL to answer again', 30_000, async () => {
    const rows = await world.query('select 1').catch(() => []);
    return rows.length === 1;
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process is exactly what is waited for.
    return false;
  }
}
