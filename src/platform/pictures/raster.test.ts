import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRaster } from './raster.ts';

const secret = 'GPS 51.5074 N, Canon EOS, Rosa';

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(name, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])));
  return Buffer.concat([head, body, sum]);
}

function png({ width = 2, height = 1, extra = [] as Buffer[], frames = 0 } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(frames);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(frames > 0 ? [chunk('acTL', animation)] : []),
    ...extra,
    chunk('IDAT', deflateSync(Buffer.alloc(1 + width * 3))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function segment(marker: number, body: Buffer | string): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** The shape of a JPEG: tables and values are made up, since nothing here draws them. */
function jpeg(...extra: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    ...extra,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc2, Buffer.from([8, 0, 3, 0, 5, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    segment(0xc4, Buffer.alloc(20, 2)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0])),
    Buffer.from([5, 6, 0xff, 0]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A camera's EXIF, little-endian, with a turn and a note of where and who. */
function exif(turn: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II', 'latin1');
  tiff.set([0x2a, 0, 8, 0, 0, 0, 1, 0], 2);
  tiff.set([0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0], 10);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(secret)]));
}

function riff(...chunks: [string, Buffer][]): Buffer {
  const body = Buffer.concat(
    chunks.map(([name, bytes]) => {
      const head = Buffer.alloc(8);
      head.write(name, 'latin1');
      head.writeUInt32LE(bytes.length, 4);
      return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

const lossy = Buffer.from([0, 0, 0, 0x9d, 1, 0x2a, 7, 0, 9, 0]);
const extended = Buffer.from([0x2c, 0, 0, 0, 6, 0, 0, 8, 0, 0]);
const webp = riff(
  ['VP8X', extended],
  ['VP8 ', lossy],
  ['EXIF', Buffer.from(secret)],
  ['XMP ', Buffer.from('x')],
);

const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0];
const gif = (...blocks: number[][]) =>
  Buffer.from([...Buffer.from('GIF89a'), 3, 0, 2, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, ...blocks.flat(), 0x3b]);
const said = [0x21, 0xfe, secret.length, ...Buffer.from(secret), 0];
const loop = [0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0'), 3, 1, 0, 0, 0];

describe('a picture', () => {
  const made: [string, Buffer, object][] = [
    [
      'PNG',
      png({ extra: [chunk('tEXt', Buffer.from(secret)), chunk('eXIf', Buffer.from(secret))] }),
      { width: 2, height: 1, frames: 1 },
    ],
    ['PNG that moves', png({ frames: 4 }), { frames: 4 }],
    ['JPEG', jpeg(exif(1), segment(0xfe, secret), segment(0xed, secret)), { width: 5, height: 3, frames: 1 }],
    ['WebP', webp, { width: 7, height: 9, frames: 1 }],
    ['GIF', gif(said, loop, frame, frame), { width: 3, height: 2, frames: 2 }],
  ];

  test.each(made)('as %s is read, and what tells of people and places is gone', (_, bytes, facts) => {
    const raster = readRaster(Buffer.concat([bytes, Buffer.from(secret)]));
    expect(raster).toMatchObject(facts);
    expect(raster?.bytes.includes(secret)).toBe(false);
    expect(raster?.bytes.includes('Canon')).toBe(false);
  });

  test.each(made)('as %s that was cleaned once stays as it is', (_, bytes) => {
    const once = readRaster(bytes)?.bytes ?? Buffer.alloc(0);
    expect(readRaster(once)?.bytes.equals(once)).toBe(true);
  });

  test('loses nothing that draws it', () => {
    expect(readRaster(png())?.bytes.equals(png())).toBe(true);
    expect(readRaster(jpeg())?.bytes.equals(jpeg())).toBe(true);
    expect(readRaster(jpeg(segment(0xe2, 'ICC_PROFILE\0sRGB')))?.bytes.includes('ICC_PROFILE')).toBe(true);
    expect(readRaster(gif(loop, frame))?.bytes.equals(gif(loop, frame))).toBe(true);
  });

  test.each([3, 6, 8])('of a camera held askew (%i) is still turned', (turn) => {
    const once = readRaster(jpeg(exif(turn)))?.bytes ?? Buffer.alloc(0);
    const at = once.indexOf('Exif');
    expect(once.readUInt16BE(at + 6 + 18)).toBe(turn);
    expect(once.includes(secret)).toBe(false);
  });

  test('as WebP no longer says that it has what was taken out', () => {
    expect((readRaster(webp)?.bytes[20] ?? 0xff) & 0x0c).toBe(0);
  });
});

describe('no picture', () => {
  test.each([
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a name alone', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a huge one', png({ width: 50_000, height: 1 }).fill(0xff, 20, 21)],
    ['thousands of frames', png({ frames: 5000 })],
    ['a large one that moves long', gif(...Array.from({ length: 301 }, () => frame))],
    ['no size', png({ width: 0 })],
  ])('is %s', (_, bytes) => {
    expect(readRaster(bytes)).toBeUndefined();
  });

  const whole = [png(), jpeg(exif(6)), webp, gif(loop, frame)];

  test('is one that breaks off, wherever it does', () => {
    for (const bytes of whole)
      for (let length = 0; length < bytes.length; length += 1)
        expect(() => readRaster(bytes.subarray(0, length))).not.toThrow();
  });

  test('makes the reader fail, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }),
        (bytes, changes) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          readRaster(damaged);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
