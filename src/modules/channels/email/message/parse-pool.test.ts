import { afterEach, describe, expect, test } from 'vitest';
import { createParsePool, type ParsePool, type ParsePoolOptions } from './parse-pool.ts';
import { readMessage } from './read-message.ts';

const context = { own: { addresses: [], messageIdDomains: [], loopMarks: [] }, envelope: { mailFrom: null } };
const bytes = (text: string) => new TextEncoder().encode(text);

const pools: ParsePool[] = [];

function pool(options: Partial<ParsePoolOptions> = {}): ParsePool {
  const created = createParsePool(options);
  pools.push(created);
  return created;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((open) => open.close()));
});

/** A reader that does as the message says, to see what the pool makes of it. */
const obedient = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ raw }) => {
      const order = Buffer.from(raw).toString();
      if (order === 'hang') for (;;) {}
      if (order === 'grow') { const all = []; for (;;) all.push({ a: [String(all.length)] }); }
      if (order === 'sleep') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      if (order === 'exit') process.exit(3);
      if (order === 'throw') throw new Error('on purpose');
      const place = order === 'who' ? String(threadId) : order;
      report({ kind: 'unreadable', reason: 'empty', place });
    });
    const used = () => (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1000;
    const report = (result) => parentPort.postMessage({ result, cpuMs: used() });
    report(null);
  `)}`,
);

// A worker begins by loading the reader, which takes seconds on a busy machine.
describe('reading in workers', { timeout: 30_000 }, () => {
  test('gives the same as reading here, files included', async () => {
    const raw = bytes(
      [
        'From: Ann <ann@example.com>',
        'Subject: =?utf-8?q?Caf=C3=A9?=',
        'Date: Mon, 3 Mar 2025 10:12:00 +0000',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<p>Die Maschine ist undicht, was soll ich jetzt tun?</p><script>x</script><p>Gr=FC=DFe</p>',
        '--b',
        'Content-Type: application/pdf; name=a.pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'AAEC',
        '--b',
        'Content-Type: text/plain; name=empty.txt',
        'Content-Disposition: attachment',
        '',
        '',
        '--b--',
      ].join('\r\n'),
    );
    const result = await pool().read(raw, context);
    expect(result).toEqual(await readMessage(raw, context));
    expect(result).toMatchObject({
      kind: 'read',
      language: 'de',
      freshText: expect.stringContaining('Grüße'),
    });
    expect(raw.byteLength).toBeGreaterThan(0);
  });

  test('answers each of many with its own result, over few workers', async () => {
    const many = pool({ workers: 2 });
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) => many.read(bytes(`Subject: ${index}\n\nx`), context)),
    );
    expect(results.map((result) => (result.kind === 'read' ? Number(result.subject) : -1))).toEqual([
      ...results.keys(),
    ]);
  });
});

describe('a message beyond its budget', { timeout: 30_000 }, () => {
  test.each([
    ['hang', 'took-too-long'],
    ['sleep', 'took-too-long'],
    ['grow', 'took-too-much-memory'],
    ['exit', 'reader-failed'],
    ['throw', 'reader-failed'],
  ])('%s costs its worker and nobody else anything', async (order, reason) => {
    const small = pool({
      workers: 1,
      budgetMs: reason === 'took-too-long' ? 200 : 20_000,
      memoryMb: 24,
      workerUrl: obedient,
    });
    const results = await Promise.all(
      ['before', order, 'after', 'later'].map((text) => small.read(bytes(text), context)),
    );
    expect(results).toEqual([
      { kind: 'unreadable', reason: 'empty', place: 'before' },
      { kind: 'unreadable', reason },
      { kind: 'unreadable', reason: 'empty', place: 'after' },
      { kind: 'unreadable', reason: 'empty', place: 'later' },
    ]);
  });

  test('a bug while reading is told by its place, never by words of the message', async () => {
    const result = await pool().read(bytes('Subject: x\n\nx'), { own: null, envelope: null } as never);
    expect(result).toMatchObject({ kind: 'unreadable', reason: 'reader-failed' });
    expect(result.kind === 'unreadable' && result.place).toMatch(/^TypeError at [\w-]+\.ts:\d+:\d+$/);
  });

  test('a reader that cannot start fails its messages instead of waiting for ever', async () => {
    const broken = pool({ workers: 2, workerUrl: new URL('data:text/javascript,throw new Error("no")') });
    const results = await Promise.all([1, 2, 3].map(() => broken.read(bytes('x'), context)));
    expect(results).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'unreadable', reason: 'reader-failed' })),
    );
  });
});

describe('ending', { timeout: 30_000 }, () => {
  test('an idle worker ends by itself and a new one takes its place', async () => {
    const short = pool({ workers: 1, idleMs: 1, workerUrl: obedient });
    const first = await short.read(bytes('who'), context);
    await expect.poll(() => short.read(bytes('who'), context)).not.toEqual(first);
  });

  test('closing rejects what waits, and later messages, and leaves no worker', async () => {
    const closing = createParsePool({ workers: 1, workerUrl: obedient });
    const waiting = [closing.read(bytes('hang'), context), closing.read(bytes('x'), context)];
    const outcomes = Promise.allSettled(waiting);
    await closing.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(closing.read(bytes('x'), context)).rejects.toThrow('closed');
  });
});
