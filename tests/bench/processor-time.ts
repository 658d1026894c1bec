import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second (USER_HZ), whatever the machine. */
const ticksPerSecond = 100;

/** Processor time of a process since it began, in milliseconds; with `andChildren` that of its ended children too. */
export function processorMs(pid: number, { andChildren = false } = {}): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // Fields 14 to 17 of proc(5): utime, stime, cutime, cstime; the first two stand before the parenthesis.
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number);
    const ticks = user + system + (andChildren ? childrenUser + childrenSystem : 0);
    return (ticks * 1000) / ticksPerSecond;
  } catch {
    // The process ended between listing and reading; its parent has its time.
    return 0;
  }
}

export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === parent;
      } catch {
        // The process ended meanwhile.
        return false;
      }
    });
}

/** Processor time of a server of processes: itself, those it has and those it had. */
export function familyProcessorMs(parent: number): number {
  return childrenOf(parent).reduce(
    (sum, pid) => sum + processorMs(pid),
    processorMs(parent, { andChildren: true }),
  );
}
