import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { diskFiles } from './disk-files.ts';
import { openFakeBucket, type FakeBucket } from './fake-bucket.ts';
import type { FileStore } from './file-store.ts';
import { s3Files } from './s3-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'extramile-files-'));
let bucket: FakeBucket;

beforeAll(async () => {
  bucket = await openFakeBucket();
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

const stores = [
  {
    name: 'a folder',
    open: (): FileStore => diskFiles(folder),
    damage: () => {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'something else');
    },
  },
  {
    name: 'a bucket',
    open: (): FileStore => s3Files(bucket.url),
    damage: () => {
      for (const path of bucket.objects.keys()) bucket.objects.set(path, Buffer.from('something else'));
    },
  },
];

describe.each(stores)('$name', ({ open, damage }) => {
  const workspaceId = newId();
  const bytes = Buffer.from('a picture of a light to shave by');

  test('gives back what was put, as often as it was put', async () => {
    const store = open();
    const stored = await store.put(workspaceId, bytes);
    expect(stored).toEqual({
      sha256: createHash('sha256').update(bytes).digest(),
      sizeInBytes: bytes.length,
    });
    await store.put(workspaceId, bytes);
    expect(await store.get(workspaceId, stored.sha256)).toEqual(bytes);
    expect(await store.exists(workspaceId, stored.sha256)).toBe(true);
  });

  test('keeps workspaces apart, though the bytes are the same', async () => {
    const store = open();
    const { sha256 } = await store.put(workspaceId, bytes);
    const other = newId();
    expect(await store.exists(other, sha256)).toBe(false);
    await expect(store.get(other, sha256)).rejects.toThrow();
  });

  test('forgets what is removed, also when it was never there', async () => {
    const store = open();
    const { sha256 } = await store.put(workspaceId, Buffer.from('short-lived'));
    await store.remove(workspaceId, sha256);
    await store.remove(workspaceId, sha256);
    expect(await store.exists(workspaceId, sha256)).toBe(false);
  });

  test('refuses to hand out damaged bytes', async () => {
    const store = open();
    const { sha256 } = await store.put(workspaceId, bytes);
    damage();
    await expect(store.get(workspaceId, sha256)).rejects.toThrow('damaged');
  });
});

test('a bucket that is in trouble is not taken for an empty one', async () => {
  bucket.troubles.push(503);
  await expect(s3Files(bucket.url).exists(newId(), Buffer.alloc(32))).rejects.toThrow('503');
});

test('an address without a key is refused with a line that shows the right form', () => {
  expect(() => s3Files('https://endpoint.test/bucket')).toThrow('https://KEY:SECRET@endpoint/bucket');
});
