/**
 * Work in lanes: a few of one lane at a time, the lanes independent of each other, so that a mail server that hangs
 * holds up nobody but those who send through it.
 */
export interface Lanes {
  add(lane: string, work: () => Promise<void>): void;
  /** What has begun is finished; what waits is dropped. */
  close(): Promise<void>;
}

export function openLanes(options: { mostAtOnce: number; onError: (error: unknown) => void }): Lanes {
  const lanes = new Map<string, { running: number; waiting: (() => Promise<void>)[] }>();
  const running = new Set<Promise<void>>();
  let isClosed = false;
  const advance = (name: string) => {
    const lane = lanes.get(name);
    if (!lane) return;
    while (!isClosed && lane.running < options.mostAtOnce) {
      const work = lane.waiting.shift();
      if (!work) break;
      lane.running++;
      const done = work()
        .catch(options.onError)
        .finally(() => {
          lane.running--;
          running.delete(done);
          advance(name);
        });
      running.add(done);
    }
    if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(name);
  };
  return {
    add: (name, work) => {
      if (isClosed) return;
      const lane = lanes.get(name) ?? { running: 0, waiting: [] };
      lanes.set(name, lane);
      lane.waiting.push(work);
      advance(name);
    },
    close: async () => {
      isClosed = true;
      await Promise.all(running);
    },
  };
}
