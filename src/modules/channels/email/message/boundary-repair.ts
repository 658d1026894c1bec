import { headerEnd } from './header-block.ts';

/**
 * A message of several parts whose parts cannot be found would be shown empty, with all that somebody wrote and sent
 * inside. Two kinds exist: gateways rewrite the delimiters in the body only, and programs forget the indent before
 * `boundary=`, which makes it a line that says nothing.
 */
export function withBoundary(bytes: Buffer): Buffer {
  const whole = withFoldedParameters(bytes);
  const end = headerEnd(whole);
  const head = whole.toString('latin1', 0, end);
  const field = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*/im.exec(head);
  if (field === null || !/^content-type:\s*multipart\//i.test(field[0])) return whole;
  const declared = declaredBoundary(field[0]);
  if (declared === undefined) return whole;
  if (declared !== null && whole.includes(`\n--${declared}`, end - 1, 'latin1')) return whole;
  const repaired = repairedField(field[0], whole.toString('latin1', end, end + 1_000_000));
  const after = field.index + field[0].length;
  const newHead = `${head.slice(0, field.index)}${repaired}${head.slice(after)}`;
  return Buffer.concat([Buffer.from(newHead, 'latin1'), whole.subarray(end)]);
}

/** Null when there is none, undefined when it is written in the rare form that we leave to the parser. */
function declaredBoundary(field: string): string | null | undefined {
  if (/boundary\*/i.test(field)) return undefined;
  const match = /[;\s]boundary\s{0,5}=\s{0,5}(?:"([^"\n]{1,200})"|([^\s;"]{1,200}))/i.exec(field);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Names the delimiter that is really used, or says that the body is one text after all. */
function repairedField(field: string, body: string): string {
  const used = /^--(\S[^\r\n"]{0,150}?)[ \t]{0,20}\r?\n(?=content-[a-z-]{1,40}\s?:|mime-version\s?:)/im.exec(
    body,
  )?.[1];
  const lineEnd = field.endsWith('\r') ? '\r' : '';
  if (used === undefined) {
    const isHtml = /^\s{0,100}<(?:!doctype|html)/i.test(body.slice(0, 500));
    return field.replace(/multipart\/[\w.+-]{0,60}/i, isHtml ? 'text/html' : 'text/plain');
  }
  const bare = field.replace(/[;\s]{1,20}boundary\s{0,5}=\s{0,5}(?:"[^"\n]{0,200}"|[^\s;"]{0,200})/i, '');
  return `${bare.trimEnd().replace(/;$/, '')}; boundary="${used}"${lineEnd}`;
}

const unfolded =
  /^(content-(?:type|disposition):[^\r\n]{0,500};[ \t]{0,20}\r?\n)(?=(?:boundary|charset|filename|name)\s?=)/gim;

function withFoldedParameters(bytes: Buffer): Buffer {
  const isUnfolded = ['\nboundary=', '\ncharset=', '\nfilename=', '\nname='].some((start) =>
    bytes.includes(start),
  );
  return isUnfolded ? Buffer.from(bytes.toString('latin1').replace(unfolded, '$1\t'), 'latin1') : bytes;
}
