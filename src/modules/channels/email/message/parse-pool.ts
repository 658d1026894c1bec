import { Worker } from 'node:worker_threads';
import type { ReadingResult, ReadingTask, WorkerReport } from './message-worker.ts';
import type { UnreadableMessage, UnreadableReason } from './parsed-message.ts';
import type { ReadingContext } from './read-message.ts';

/**
 * Reads messages in worker threads, each within a budget of time and memory. A message beyond it costs its worker,
 * which is replaced, and nobody else anything.
 *
 * All messages go this way, small ones too. Handing one over costs a fraction of a millisecond, while a hundred
 * kilobytes of hostile HTML cost half a second, and the thread that serves people must never wait for that. It also
 * keeps the language profiles (tens of megabytes) out of the server: idle workers end and give them back.
 */
export interface ParsePool {
  read: (raw: Uint8Array, context: ReadingContext) => Promise<ReadingResult>;
  /** Waits until a worker has loaded what it needs, if it can at all. */
  ready: () => Promise<void>;
  /** Ends all workers. Messages still waiting are rejected: they are stored raw and will be read again. */
  close: () => Promise<void>;
}

export interface ParsePoolOptions {
  workers: number;
  /**
   * Processor time for a message of any size, and for each megabyte on top: forty megabytes of photographs are no
   * attack. By the clock it may be five times as much, so that a busy machine does not reject what it reads slowly.
   */
  budgetMs: number;
  budgetMsPerMegabyte: number;
  /** For a worker to load what it needs. */
  startMs: number;
  /** Old generation of one worker, where strings and objects live. Attachments live outside of it. */
  memoryMb: number;
  /** A worker without work for so long ends. */
  idleMs: number;
  /** Only tests read with something else than the real reader. */
  workerUrl: URL;
}

const usual: ParsePoolOptions = {
  workers: 2,
  budgetMs: 2000,
  budgetMsPerMegabyte: 50,
  startMs: 30_000,
  memoryMb: 256,
  idleMs: 30_000,
  workerUrl: new URL('./message-worker.ts', import.meta.url),
};

/** An empty message, which costs its reader next to nothing. */
const nothing: ReadingTask = {
  raw: new Uint8Array(),
  context: {
    own: { addresses: [], messageIdDomains: [], loopMarks: [] },
    envelope: { mailFrom: null },
  },
};

interface Job {
  task: ReadingTask;
  resolve: (result: ReadingResult) => void;
  reject: (error: Error) => void;
}

interface Seat {
  worker: Worker;
  isReady: boolean;
  job: Job | null;
  /** Processor time the worker had used when it took its job. */
  cpuMs: number;
  /** Ends the wait that is running for this worker: for it to start, to answer, or to be needed. */
  stopWait: () => void;
}

export function createParsePool(options: Partial<ParsePoolOptions> = {}): ParsePool {
  const pool = new Pool({ ...usual, ...options });
  return {
    read: (raw, context) => pool.read({ raw, context }),
    ready: async () => {
      await pool.read(nothing);
    },
    close: () => pool.close(),
  };
}

class Pool {
  readonly #settings: ParsePoolOptions;
  readonly #waiting: Job[] = [];
  readonly #seats = new Set<Seat>();
  #isClosed = false;

  constructor(settings: ParsePoolOptions) {
    this.#settings = settings;
  }

  read(task: ReadingTask): Promise<ReadingResult> {
    if (this.#isClosed) return Promise.reject(new Error('The parse pool is closed.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      const idle = [...this.#seats].find((seat) => seat.isReady && seat.job === null);
      if (idle) this.#giveWork(idle);
      else if (this.#seats.size < this.#settings.workers) this.#openSeat();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const seats = [...this.#seats];
    this.#seats.clear();
    for (const seat of seats) seat.stopWait();
    const jobs = [...seats.map((seat) => seat.job), ...this.#waiting.splice(0)];
    for (const job of jobs) job?.reject(new Error('The parse pool was closed.'));
    await Promise.all(seats.map((seat) => seat.worker.terminate()));
  }

  #openSeat(): void {
    const seat: Seat = {
      worker: startWorker(this.#settings),
      isReady: false,
      job: null,
      cpuMs: 0,
      stopWait: () => {},
    };
    this.#seats.add(seat);
    seat.stopWait = wait(this.#settings.startMs, () => this.#endSeat(seat, 'reader-failed'));
    seat.worker.on('message', ({ result, cpuMs }: WorkerReport) => {
      seat.isReady = true;
      seat.cpuMs = cpuMs;
      if (result) finish(seat, result);
      this.#giveWork(seat);
    });
    seat.worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#endSeat(seat, isMemory ? 'took-too-much-memory' : 'reader-failed');
    });
    seat.worker.on('exit', () => this.#endSeat(seat, 'reader-failed'));
  }

  #giveWork(seat: Seat): void {
    seat.stopWait();
    const job = this.#waiting.shift();
    if (!job) {
      // An idle worker neither keeps the process alive nor lives for ever.
      seat.worker.unref();
      seat.stopWait = waitIdly(this.#settings.idleMs, () => this.#endSeat(seat, 'reader-failed'));
      return;
    }
    seat.job = job;
    seat.worker.ref();
    const budgetMs = budget(this.#settings, job.task.raw);
    seat.stopWait = wait(budgetMs, () => void this.#overdue(seat, job, { budgetMs, waitedMs: budgetMs }));
    seat.worker.postMessage(job.task);
  }

  /** Asks what the worker has really used: on a busy machine a second of the clock may be little work. */
  async #overdue(
    seat: Seat,
    job: Job,
    { budgetMs, waitedMs }: { budgetMs: number; waitedMs: number },
  ): Promise<void> {
    const usage = await seat.worker.cpuUsage().catch(() => null);
    // While we asked, the answer may have come, or the worker may have ended by itself.
    if (seat.job !== job) return;
    const usedMs = usage ? (usage.user + usage.system) / 1000 - seat.cpuMs : budgetMs;
    if (usedMs >= budgetMs || waitedMs >= budgetMs * 5) return this.#endSeat(seat, 'took-too-long');
    const moreMs = Math.max(budgetMs - usedMs, budgetMs / 4);
    seat.stopWait = wait(
      moreMs,
      () => void this.#overdue(seat, job, { budgetMs, waitedMs: waitedMs + moreMs }),
    );
  }

  /** For whatever reason: the reason only matters to a message that was being read. */
  #endSeat(seat: Seat, reason: UnreadableReason): void {
    if (!this.#seats.delete(seat)) return;
    seat.stopWait();
    void seat.worker.terminate();
    finish(seat, unreadable(reason));
    // A worker that cannot even start would be started for ever: each try costs one waiting message instead.
    if (!seat.isReady) this.#waiting.shift()?.resolve(unreadable(reason));
    if (this.#waiting.length > 0) this.#openSeat();
  }
}

function budget(settings: ParsePoolOptions, raw: Uint8Array): number {
  return settings.budgetMs + (settings.budgetMsPerMegabyte * raw.byteLength) / 2 ** 20;
}

function wait(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** A wait that does not keep the process alive. */
function waitIdly(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms).unref();
  return () => clearTimeout(timer);
}

function finish(seat: Seat, result: ReadingResult): void {
  const job = seat.job;
  seat.job = null;
  job?.resolve(result);
}

function startWorker(settings: ParsePoolOptions): Worker {
  return new Worker(settings.workerUrl, {
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb, maxYoungGenerationSizeMb: 32 },
    // The reader of hostile bytes gets no secrets to lose.
    env: {},
    execArgv: [],
  });
}

function unreadable(reason: UnreadableReason): UnreadableMessage {
  return { kind: 'unreadable', reason };
}
