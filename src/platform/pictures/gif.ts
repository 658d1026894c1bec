import type { Raster } from './raster.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Walks the blocks of a GIF (GIF89a): comments and blocks of applications stay out, except the one that loops. */
export function readGif(bytes: Buffer): Raster | undefined {
  const version = bytes.subarray(0, 6).toString('latin1');
  if ((version !== 'GIF87a' && version !== 'GIF89a') || bytes.length < 13) return undefined;
  let at = 13 + tableLength(bytes[10] ?? 0);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  let frames = 0;
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === trailer) {
      kept.push(bytes.subarray(at, at + 1));
      const size = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
      return frames === 0
        ? undefined
        : { mediaType: 'image/gif', ...size, frames, bytes: Buffer.concat(kept) };
    }
    if (kind !== extension && kind !== image) return undefined;
    const data = kind === extension ? at + 2 : at + 10 + tableLength(bytes[at + 9] ?? 0) + /* code size */ 1;
    const end = endOfBlocks(bytes, data);
    if (end === undefined) return undefined;
    if (kind === image) frames += 1;
    if (kind === image || belongs(bytes.subarray(at, end))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

function belongs(block: Buffer): boolean {
  if (block[1] === graphicControl) return true;
  return block[1] === application && loops.has(block.subarray(3, 14).toString('latin1'));
}

/** A colour table of three bytes a colour, if the flags say that there is one. */
function tableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Blocks of up to 255 bytes, each with its length, end with an empty one. */
function endOfBlocks(bytes: Buffer, from: number): number | undefined {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return undefined;
    at += 1 + length;
    if (length === 0) return at;
  }
}
