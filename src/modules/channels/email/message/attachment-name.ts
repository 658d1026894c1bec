import { plainLine } from './plain-line.ts';

// Names Windows reserves for devices whatever their ending, and characters no file system of today accepts.
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const forbidden = /[<>:"/\\|?*]/g;
// Zero-width characters: without them two different-looking names cannot hide one another's ending.
const invisible = /[\u200b-\u200f\u2060-\u2064\u00ad]/g;

/**
 * A file name that is safe to show and to offer for saving, or null when nothing is left. It never decides
 * where bytes are stored (they are stored by content) nor what they are (that is decided from the bytes).
 */
export function attachmentName(original: string | null): string | null {
  if (original === null) return null;
  const line = plainLine(original.slice(0, 4000).normalize('NFC'), 2000).replace(invisible, '');
  const last = line.split(/[/\\]/).findLast((piece) => piece.trim() !== '') ?? '';
  const name = trimDots(last.replace(forbidden, '_'));
  if (name === '') return null;
  return bounded(device.test(name) ? `_${name}` : name);
}

/** No leading dot (hidden files), no dot or space at the end (Windows drops them and changes the ending). */
function trimDots(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && (name[start] === '.' || name[start] === ' ')) start += 1;
  while (end > start && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1;
  return name.slice(start, end);
}

/** At most 150 characters; the ending survives, since people and programs read the kind from it. */
function bounded(name: string): string {
  const characters = [...name];
  if (characters.length <= 150) return name;
  const dot = characters.lastIndexOf('.');
  const ending = dot > 0 && characters.length - dot <= 12 ? characters.slice(dot) : [];
  return characters
    .slice(0, 150 - ending.length)
    .concat(ending)
    .join('');
}
