import { type HtmlLine, htmlLines, htmlTokens, voidTags } from './html-lines.ts';
import { replyMarkerLine } from './reply-marker.ts';
import { someAttribution } from './reply-words.ts';
import { linePartKinds, type PartKind } from './split-reply.ts';

export interface SplitReplyHtml {
  /** Safe and well-formed HTML each; together they hold every word and picture of the message, once. */
  fresh: string;
  quoted: string;
}

/**
 * The same decision for HTML as for text: the HTML is read as lines, with what mail programs mark as quoted
 * shown as quoted lines, and cut where the text would be cut. Takes and gives safe HTML only.
 */
export function splitReplyHtml(safe: string): SplitReplyHtml {
  const lines = htmlLines(safe, { showLinks: () => '', wordlessPicture: 'picture' });
  const kinds = linePartKinds(lines.map(asPlainLine));
  const segments: Segment[] = [];
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index] ?? 'fresh';
    if (segments.at(-1)?.kind !== kind)
      segments.push({ kind, start: segments.length === 0 ? 0 : line.start });
  }
  const pieces = cutHtml(
    safe,
    segments.map((segment) => segment.start),
  );
  const join = (wanted: (kind: PartKind) => boolean) =>
    pieces.filter((_, index) => wanted(segments[index]?.kind ?? 'fresh')).join('');
  return { fresh: join((kind) => kind === 'fresh'), quoted: join((kind) => kind !== 'fresh') };
}

function asPlainLine(line: HtmlLine): string {
  if (line.mark === 'rest') return replyMarkerLine('');
  return line.mark === 'intro' && line.text !== '' ? someAttribution : line.text;
}

interface Segment {
  kind: PartKind;
  start: number;
}

/** Cuts at the given offsets (which stand between tokens); open elements end before a cut and go on after it. */
function cutHtml(safe: string, starts: number[]): string[] {
  const pieces: string[] = [];
  const open: { tag: string; written: string }[] = [];
  let reopened = '';
  let from = 0;
  let next = 1;
  const cutAt = (at: number) => {
    pieces.push(
      reopened +
        safe.slice(from, at) +
        open
          .toReversed()
          .map(({ tag }) => `</${tag}>`)
          .join(''),
    );
    reopened = open.map(({ written }) => written).join('');
    from = at;
  };
  for (const token of htmlTokens(safe)) {
    for (let at = starts[next]; at !== undefined && at < token.end; at = starts[next]) {
      // Inside a token only in preformatted text, where lines are cut without tags between them.
      cutAt(token.kind === 'text' ? Math.max(at, token.start) : token.start);
      next += 1;
    }
    if (token.kind === 'open' && !voidTags.has(token.tag) && open.length < 400) {
      open.push({ tag: token.tag, written: safe.slice(token.start, token.end) });
    } else if (token.kind === 'close') {
      const index = open.findLastIndex((element) => element.tag === token.tag);
      if (index >= 0) open.splice(index);
    }
  }
  while (pieces.length < starts.length) cutAt(safe.length);
  return pieces;
}
