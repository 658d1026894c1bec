import type { Context } from 'hono';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * A built browser app. The list of its files is read once, so a path in a request is only ever looked up in that list
 * and never joined to a folder: there is no way out of it. Bytes are read and compressed at their first use and kept.
 */
export interface StaticFiles {
  /** False when nothing has been built. */
  readonly isBuilt: boolean;
  /** The file at this path, or undefined when there is none. */
  answer(context: Context, path: string): Response | undefined;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface Loaded {
  bytes: Uint8Array<ArrayBuffer>;
  compressed: Uint8Array<ArrayBuffer> | undefined;
  etag: string;
  type: string;
}

export function openStaticFiles(folder: string): StaticFiles {
  const files = new Map(
    listFiles(folder).map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]),
  );
  const loaded = new Map<string, Loaded>();
  return {
    isBuilt: files.has('/index.html'),
    answer: (context, path) => {
      const file = files.get(path);
      if (!file) return undefined;
      const content = loaded.get(path) ?? load(file);
      loaded.set(path, content);
      return respond(context, path, content);
    },
  };
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in types)
    .map((entry) => join(entry.parentPath, entry.name));
}

function load(file: string): Loaded {
  const bytes = new Uint8Array(readFileSync(file));
  const compressed = new Uint8Array(gzipSync(bytes, { level: 9 }));
  return {
    bytes,
    // Fonts and pictures are compressed already; then the plain bytes are the smaller ones.
    compressed: compressed.length < bytes.length * 0.9 ? compressed : undefined,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    type: types[extname(file)] ?? 'application/octet-stream',
  };
}

function respond(context: Context, path: string, content: Loaded): Response {
  const headers: Record<string, string> = {
    'content-type': content.type,
    etag: content.etag,
    vary: 'accept-encoding',
    // A name in this folder carries the hash of its content, so it never changes what it stands for.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  const known = (context.req.header('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(content.etag)) return new Response(null, { status: 304, headers });
  const takesGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  if (!takesGzip || !content.compressed) return new Response(content.bytes, { headers });
  return new Response(content.compressed, { headers: { ...headers, 'content-encoding': 'gzip' } });
}
