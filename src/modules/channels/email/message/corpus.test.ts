import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { corpusMessages, mboxMessages } from './corpus.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('files, maildirs and mbox files are read, other files are not', async () => {
  await mkdir(join(folder, 'box/cur'), { recursive: true });
  await writeFile(join(folder, 'a.eml'), 'A');
  await writeFile(join(folder, 'box/cur/1741.M1P2.host:2,S'), 'B');
  await writeFile(join(folder, 'all.mbox'), 'From x Mon\nC\n\nFrom y Tue\nD\n');
  await writeFile(join(folder, 'README.md'), 'no');
  const found: [string, string][] = [];
  for await (const { name, raw } of corpusMessages(folder)) found.push([name, Buffer.from(raw).toString()]);
  expect(found).toEqual([
    ['a.eml', 'A'],
    ['all.mbox#1', 'C'],
    ['all.mbox#2', 'D\n'],
    ['box/cur/1741.M1P2.host:2,S', 'B'],
  ]);
});

test('an mbox file gives back the lines it protected, and its bytes unchanged', () => {
  const file = Buffer.from(
    'From a\nSubject: 1\n\n>From here\n>>From there\n\xff\n\nFrom b\r\nSubject: 2\r\n',
    'latin1',
  );
  expect(mboxMessages(file).map((raw) => Buffer.from(raw).toString('latin1'))).toEqual([
    'Subject: 1\n\nFrom here\n>From there\n\xff',
    'Subject: 2\n',
  ]);
  expect(mboxMessages(Buffer.from('no mbox'))).toEqual([]);
});
