import { readGif } from './gif.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

/** A picture of a known raster format, without what does not belong to the picture: place, device, comments, trailers. */
export interface Raster {
  mediaType: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  width: number;
  height: number;
  /** How many pictures it shows one after the other. */
  frames: number;
  bytes: Buffer;
}

const mostPixels = 40_000_000;
const mostFrames = 300;
/** Of all frames together: what a browser has to draw, and for an animation again and again. */
const mostPixelsDrawn = 400_000_000;

/**
 * Reads a stranger's picture by its bytes alone, whatever it is called. Undefined for everything that is not one of four
 * formats, that breaks off, or that is too large to be drawn without harm. A drawing (SVG) is a program and no picture.
 */
export function readRaster(bytes: Buffer): Raster | undefined {
  const raster = readJpeg(bytes) ?? readPng(bytes) ?? readGif(bytes) ?? readWebp(bytes);
  if (!raster || raster.width < 1 || raster.height < 1) return undefined;
  const pixels = raster.width * raster.height;
  if (pixels > mostPixels || raster.frames > mostFrames) return undefined;
  return pixels * raster.frames > mostPixelsDrawn ? undefined : raster;
}
