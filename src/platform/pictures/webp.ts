import type { Raster } from './raster.ts';

const belongs = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** Walks the chunks of a WebP (RFC 9649): RIFF, each with name and length, padded to an even number. */
export function readWebp(bytes: Buffer): Raster | undefined {
  if (bytes.length < 20 || bytes.subarray(0, 4).toString('latin1') !== 'RIFF') return undefined;
  if (bytes.subarray(8, 12).toString('latin1') !== 'WEBP') return undefined;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  let size: { width: number; height: number } | undefined;
  let frames = 0;
  let at = 12;
  while (at + 8 <= whole) {
    const name = bytes.subarray(at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, Math.min(end, whole)));
    const body = chunk.subarray(8);
    if (name === 'VP8X' && body.length >= 10) {
      chunk[8] = (body[0] ?? 0) & ~(exifFlag | xmpFlag);
      size = { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
    }
    size ??= sizeOf(name, body);
    if (name === 'ANMF') frames += 1;
    if (belongs.has(name)) kept.push(chunk, Buffer.alloc(chunk.length % 2));
    at = end;
  }
  if (!size) return undefined;
  const rest = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(rest.length + 4, 4);
  return {
    mediaType: 'image/webp',
    ...size,
    frames: Math.max(1, frames),
    bytes: Buffer.concat([head, rest]),
  };
}

/** The size in the first bytes of the picture itself: of the lossy (RFC 6386) or the lossless form. */
function sizeOf(name: string, body: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8 ' && body.length >= 10)
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (name !== 'VP8L' || body.length < 5 || body[0] !== 0x2f) return undefined;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
