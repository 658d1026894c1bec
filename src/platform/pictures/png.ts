import type { Raster } from './raster.ts';

const signature = '\x89PNG\r\n\x1a\n';
/** What draws the picture or its colours; texts, times, places and unknown chunks stay out. */
const belongs = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** Walks the chunks of a PNG (ISO 15948): length, name, data, check sum. */
export function readPng(bytes: Buffer): Raster | undefined {
  if (bytes.subarray(0, 8).toString('latin1') !== signature) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | undefined;
  let frames = 1;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (name === 'IHDR' && end - at >= 25)
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (name === 'acTL' && end - at >= 20) frames = bytes.readUInt32BE(at + 8);
    if (belongs.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND')
      return size && { mediaType: 'image/png', ...size, frames, bytes: Buffer.concat(kept) };
    at = end;
  }
  return undefined;
}
