import { parentPort } from 'node:worker_threads';
import { MemoryBlob } from './memory-blob.ts';
import type { UnreadableMessage } from './parsed-message.ts';
import { type ReadingContext, type ReadMessage, readMessage } from './read-message.ts';

/** What the pool sends and gets back; one message is under way at a time. */
export interface ReadingTask {
  raw: Uint8Array;
  context: ReadingContext;
}

export type ReadingResult = ReadMessage | UnreadableMessage;

/** What the worker says when it has loaded, without a result, and after each message. */
export interface WorkerReport {
  result: ReadingResult | null;
  /** Processor time the thread has used since it began: from here on the next message is counted. */
  cpuMs: number;
}

Object.defineProperty(globalThis, 'Blob', { value: MemoryBlob });

parentPort?.on('message', async ({ raw, context }: ReadingTask) => {
  const result = await read(raw, context);
  report(result, transferable(result));
});
// The first report tells the pool that everything is loaded: the budget is for reading, not for starting.
report(null, []);

function report(result: ReadingResult | null, transferred: ArrayBuffer[]): void {
  const { user, system } = process.threadCpuUsage();
  parentPort?.postMessage({ result, cpuMs: (user + system) / 1000 } satisfies WorkerReport, transferred);
}

/** A bug of ours on one message must not take the worker down, nor pass in silence. */
async function read(raw: Uint8Array, context: ReadingContext): Promise<ReadingResult> {
  try {
    return await readMessage(raw, context);
  } catch (error) {
    return { kind: 'unreadable', reason: 'reader-failed', place: placeOf(error) };
  }
}

/** Where it failed, without the error's text: that could hold words of the message, and this is logged. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frame = /[\w-]+\.[jt]s:\d+:\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '')?.[0];
  return `${error.name} at ${frame ?? 'unknown'}`;
}

/** Attachments change hands instead of being copied; two of them may be views of one buffer. */
function transferable(result: ReadingResult): ArrayBuffer[] {
  if (result.kind !== 'read') return [];
  const buffers = result.attachments.map((attachment) => attachment.bytes.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
