import type { Raster } from './raster.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const comment = 0xfe;

/**
 * Walks the segments of a JPEG (ITU T.81, annex B) and leaves out what tells about place, device and people: EXIF, XMP,
 * IPTC, comments, vendor blocks, and whatever follows the end. Kept are the JFIF header, the colour profile and Adobe's
 * note on colours; of the EXIF only how the picture is to be turned.
 */
export function readJpeg(bytes: Buffer): Raster | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let turn = 1;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return undefined;
    // Any number of fill bytes may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return undefined;
    if (marker === endOfImage) break;
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return undefined;
    const body = bytes.subarray(at + 4, end);
    if (isFrame(marker) && body.length >= 5)
      size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
    if (marker === 0xe1) turn = turnOf(body) ?? turn;
    const next = marker === startOfScan ? endOfScan(bytes, end) : end;
    if (belongs(marker, body)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  if (!size) return undefined;
  if (turn !== 1) kept.splice(1, 0, turnedSegment(turn));
  return {
    mediaType: 'image/jpeg',
    ...size,
    frames: 1,
    bytes: Buffer.concat([...kept, Buffer.from([0xff, endOfImage])]),
  };
}

/** Frame headers; three numbers of the same range are tables and an extension. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function belongs(marker: number, body: Buffer): boolean {
  if (marker === comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const starts = (words: string) => body.subarray(0, words.length).toString('latin1') === words;
  if (marker === 0xe0) return starts('JFIF\0');
  if (marker === 0xe2) return starts('ICC_PROFILE\0');
  return marker === 0xee && starts('Adobe');
}

/** In the data of a scan, 0xff followed by zero is a value and 0xff followed by D0 to D7 a restart; others end it. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

const exif = 'Exif\0\0';
const orientation = 0x0112;

/** How a camera held askew says that its picture is to be turned: 1 to 8, in the first directory of the EXIF. */
function turnOf(body: Buffer): number | undefined {
  if (body.subarray(0, 6).toString('latin1') !== exif) return undefined;
  const tiff = body.subarray(6);
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) =>
    at + 2 > tiff.length ? undefined : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  if (tiff.length < 8) return undefined;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(directory) ?? 0, 200);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) !== orientation) continue;
    const turn = short(at + 8) ?? 1;
    return turn >= 1 && turn <= 8 ? turn : undefined;
  }
  return undefined;
}

/** An EXIF with nothing in it but the turn. */
function turnedSegment(turn: number): Buffer {
  const tiff = Buffer.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0],
    ...[0, 0, 0, 0],
  ]);
  const body = Buffer.concat([Buffer.from(exif, 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
