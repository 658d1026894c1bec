/**
 * Headers under which a stranger's bytes leave our origin. Only pictures that prove by their first bytes to be one of
 * four harmless raster formats are shown in place; everything else, HTML and SVG included, is a download whatever it
 * claims to be, and inside a sandbox even then.
 */
export function downloadHeaders(file: {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}): Record<string, string> {
  const picture = rasterPicture(file.bytes);
  return {
    'content-type': picture ?? downloadType(file.mediaType),
    'content-length': String(file.bytes.length),
    'content-disposition': `${picture ? 'inline' : 'attachment'}; ${fileNames(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600',
  };
}

function rasterPicture(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'image/webp';
  return undefined;
}

/** Types a browser could run or draw are sent as plain bytes. */
function downloadType(claimed: string): string {
  const isPlain =
    /^(?:application\/(?:pdf|zip|json)|message\/rfc822|text\/(?:plain|csv)|audio\/\w+|video\/\w+)$/;
  return isPlain.test(claimed) ? claimed : 'application/octet-stream';
}

/** RFC 6266: a plain ASCII name for old readers, and the true one percent-encoded as RFC 8187 asks. */
function fileNames(name: string): string {
  const clean = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_').slice(0, 200) || 'file';
  const plain = clean.replaceAll(/[^ -~]|["%;]/g, '_');
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
