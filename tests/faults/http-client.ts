import { Agent, request as httpRequest } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  milliseconds: number;
  sizeInBytes: number;
}

export interface HttpClient {
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  close(): void;
}

export interface SendOptions {
  body?: Uint8Array | string;
  type?: string;
  headers?: Record<string, string>;
  timeoutMilliseconds?: number;
}

/**
 * A plain client over connections that stay open. It never tries again by itself: whether a broken request may be
 * repeated is for the driver to decide and to write down.
 */
export function openHttpClient(base: string, defaults: Record<string, string> = {}): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(base);
  const send = (method: string, path: string, options: SendOptions = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const body = options.body === undefined ? undefined : Buffer.from(options.body);
      const headers: Record<string, string> = { ...defaults, ...options.headers };
      if (body) {
        headers['content-type'] = options.type ?? 'application/json';
        headers['content-length'] = String(body.length);
      }
      const call = httpRequest({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            text: bytes.toString('utf8'),
            headers: response.headers,
            milliseconds: performance.now() - start,
            sizeInBytes: bytes.length,
          });
        });
      });
      call.setTimeout(options.timeoutMilliseconds ?? 30_000, () => call.destroy(new Error('timed out')));
      call.on('error', reject);
      call.end(body);
    });
  return { send, close: () => agent.destroy() };
}
