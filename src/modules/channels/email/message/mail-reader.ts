import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';
import { trueCharset } from './text-charset.ts';

/**
 * The parser with three of its steps changed, since it offers no option for them:
 *
 *  - a text file that a program shows in place (`inline; filename="list.txt"`) stays a file and is not mixed into what
 *    the sender wrote, unless it is the first thing in the message (the rule of RFC 8621 section 4.1.4);
 *  - a text is read in the character set it is really written in, where the declared one is plainly wrong;
 *  - a file that was sent as it is, without base64, keeps its bytes: the parser reads lines, which makes every line
 *    end LF and adds one.
 *
 * These steps are no public interface; the version is fixed, and the tests beside tell when they move.
 */
export function readMail(bytes: Uint8Array, options: PostalMimeOptions): Promise<Email> {
  const parser = new PostalMime(options);
  // The declarations of the library leave its steps out.
  const steps = parser as unknown as ParserSteps;
  keepNamedFilesAndText(steps);
  keepExactBytes(steps);
  return parser.parse(bytes);
}

interface Structured {
  value: string;
  params: Record<string, string>;
}

interface Part {
  parentNode?: Part;
  childNodes: Part[];
  contentType: { parsed: Structured; multipart: string | false };
  contentDisposition: { parsed: Structured };
  contentTransferEncoding: { encoding: string };
  contentDecoder: { chunks?: unknown[] } | null;
  content: ArrayBuffer | null;
}

interface ParserSteps {
  /** The message, of which every line is a view. */
  buf: ArrayBuffer;
  currentNode: Part;
  processLine: (line: Uint8Array, isFinal: boolean) => Promise<void>;
  isInlineTextNode: (part: Part) => boolean;
  collectAttachment: (part: Part, content: ArrayBuffer, ...rest: boolean[]) => void;
}

function keepNamedFilesAndText(steps: ParserSteps): void {
  const usual = steps.isInlineTextNode.bind(steps);
  steps.isInlineTextNode = (part) => {
    if (!usual(part) || isNamedFile(part)) return false;
    correctCharset(part);
    return true;
  };
}

function correctCharset(part: Part): void {
  const { params } = part.contentType.parsed;
  const charset = part.content ? trueCharset(new Uint8Array(part.content), params.charset) : undefined;
  if (charset !== undefined) params.charset = charset;
}

function isNamedFile(part: Part): boolean {
  const parent = part.parentNode;
  if (!parent || parent.contentType.multipart === 'alternative' || parent.childNodes[0] === part)
    return false;
  const name = part.contentDisposition.parsed.params.filename ?? part.contentType.parsed.params.name;
  return name !== undefined && name.trim() !== '';
}

function keepExactBytes(steps: ParserSteps): void {
  const spans = new WeakMap<Part, { start: number; end: number }>();
  const readLine = steps.processLine.bind(steps);
  steps.processLine = (line, isFinal) => {
    const part = steps.currentNode;
    const done = readLine(line, isFinal);
    // The decoder for unencoded parts keeps the line itself, and a line end behind it.
    if (part.contentDecoder?.chunks?.at(-2) === line) {
      const span = spans.get(part);
      const end = line.byteOffset + line.byteLength;
      if (span) span.end = end;
      else spans.set(part, { start: line.byteOffset, end });
    }
    return done;
  };
  const collect = steps.collectAttachment.bind(steps);
  steps.collectAttachment = (part, content, ...rest) => {
    const span = spans.get(part);
    collect(part, span ? steps.buf.slice(span.start, span.end) : withoutAddedLineEnd(part, content), ...rest);
  };
}

/** Quoted-printable is read in lines too; the line end before the delimiter belongs to the delimiter. */
function withoutAddedLineEnd(part: Part, content: ArrayBuffer): ArrayBuffer {
  if (part.contentTransferEncoding.encoding !== 'quoted-printable') return content;
  const last = new Uint8Array(content).at(-1);
  return last === 10 ? content.slice(0, -1) : content;
}
