import { Worker } from 'node:worker_threads';
import type { ReadingResult, ReadingTask } from './message-worker.ts';
import type { UnreadableMessage, UnreadableReason } from './parsed-message.ts';
import type { ReadingContext } from './read-message.ts';

/**
 * Reads messages in worker threads, each within a budget of time and memory. A message beyond it costs its worker,
 * which is replaced, and nobody else anything.
 *
 * All messages go this way, small ones too. Handing one over costs a few hundredths of a millisecond, while a few
 * kilobytes of hostile HTML can cost seconds, and the thread that serves people must never wait for that. It also
 * keeps the language profiles (tens of megabytes) out of the server: idle workers end and give them back.
 */
export interface ParsePool {
  read: (raw: Uint8Array, context: ReadingContext) => Promise<ReadingResult>;
  /** Ends all workers. Messages still waiting are rejected: they are stored raw and will be read again. */
  close: () => Promise<void>;
}

export interface ParsePoolOptions {
  workers: number;
  budgetMs: number;
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
  memoryMb: 256,
  idleMs: 30_000,
  workerUrl: new URL('./message-worker.ts', import.meta.url),
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
  timer: NodeJS.Timeout | undefined;
}

export function createParsePool(options: Partial<ParsePoolOptions> = {}): ParsePool {
  const settings = { ...usual, ...options };
  const waiting: Job[] = [];
  const seats = new Set<Seat>();
  let isClosed = false;

  const openSeat = () => {
    const seat: Seat = { worker: startWorker(settings), isReady: false, job: null, timer: undefined };
    seats.add(seat);
    seat.timer = setTimeout(() => endSeat(seat, 'reader-failed'), 30_000);
    seat.worker.on('message', (message: 'ready' | ReadingResult) => {
      clearTimeout(seat.timer);
      seat.isReady = true;
      if (message !== 'ready') finish(seat, message);
      giveWork(seat);
    });
    seat.worker.on('error', (error: NodeJS.ErrnoException) => {
      endSeat(seat, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'took-too-much-memory' : 'reader-failed');
    });
    seat.worker.on('exit', () => endSeat(seat, 'reader-failed'));
  };

  const giveWork = (seat: Seat) => {
    const job = waiting.shift();
    if (!job) {
      // An idle worker neither keeps the process alive nor lives for ever.
      seat.worker.unref();
      seat.timer = setTimeout(() => endSeat(seat, 'reader-failed'), settings.idleMs).unref();
      return;
    }
    seat.job = job;
    seat.worker.ref();
    seat.timer = setTimeout(() => overdue(seat, job), settings.budgetMs);
    seat.worker.postMessage(job.task);
  };

  /** Looks once more: when our own thread was busy, the answer may be lying there already. */
  const overdue = (seat: Seat, job: Job) => {
    setImmediate(() => {
      if (seat.job === job) endSeat(seat, 'took-too-long');
    });
  };

  const endSeat = (seat: Seat, reason: UnreadableReason) => {
    if (!seats.delete(seat)) return;
    clearTimeout(seat.timer);
    void seat.worker.terminate();
    const wasReady = seat.isReady;
    finish(seat, unreadable(reason));
    // A worker that cannot even start would be started for ever: its turn costs one waiting message instead.
    if (!wasReady) waiting.shift()?.resolve(unreadable(reason));
    if (waiting.length > 0 && !isClosed) openSeat();
  };

  return {
    read: (raw, context) => {
      if (isClosed) return Promise.reject(new Error('The parse pool is closed.'));
      return new Promise((resolve, reject) => {
        waiting.push({ task: { raw, context }, resolve, reject });
        const idle = [...seats].find((seat) => seat.isReady && seat.job === null);
        if (idle) {
          clearTimeout(idle.timer);
          giveWork(idle);
        } else if (seats.size < settings.workers) openSeat();
      });
    },
    close: async () => {
      isClosed = true;
      const closing = [...seats];
      seats.clear();
      const jobs = [...closing.map((seat) => seat.job), ...waiting.splice(0)];
      for (const job of jobs) job?.reject(new Error('The parse pool was closed.'));
      for (const seat of closing) clearTimeout(seat.timer);
      await Promise.all(closing.map((seat) => seat.worker.terminate()));
    },
  };
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
