import { AwsV4Signer } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeBucket {
  url: string;
  /** The stored objects by path; a test may damage one. */
  objects: Map<string, Buffer>;
  /** Statuses to answer next, instead of doing anything. */
  troubles: number[];
  close(): Promise<void>;
}

const account = { accessKeyId: 'key', secretAccessKey: 'sec/ret+1' };

/** An S3 bucket in memory that, like the real ones, refuses a wrong signature and bytes that do not match their sum. */
export async function openFakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Buffer>();
  const troubles: number[] = [];
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body?: Buffer }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const trouble = troubles.shift();
    if (trouble) return { status: trouble };
    if (!(await isSigned(request))) return { status: 403 };
    const sum = createHash('sha256').update(bytes).digest('hex');
    if (request.headers['x-amz-content-sha256'] !== sum) return { status: 400 };
    const path = request.url ?? '';
    const found = objects.get(path);
    if (request.method === 'PUT') objects.set(path, bytes);
    else if (request.method === 'DELETE') objects.delete(path);
    else if (!found) return { status: 404 };
    if (request.method === 'GET' && found) return { status: 200, body: found };
    return { status: request.method === 'DELETE' ? 204 : 200 };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const secret = encodeURIComponent(account.secretAccessKey);
  return {
    url: `http://${account.accessKeyId}:${secret}@127.0.0.1:${port}/bucket?region=eu-west-1`,
    objects,
    troubles,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function isSigned(request: IncomingMessage): Promise<boolean> {
  const signer = new AwsV4Signer({
    ...account,
    method: String(request.method),
    url: `http://${request.headers.host}${request.url}`,
    headers: { 'x-amz-content-sha256': String(request.headers['x-amz-content-sha256']) },
    service: 's3',
    region: 'eu-west-1',
    datetime: String(request.headers['x-amz-date']),
  });
  const { headers } = await signer.sign();
  return headers.get('authorization') === request.headers.authorization;
}
