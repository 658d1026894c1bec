import { AwsV4Signer } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { ConfigurationError } from '#platform/config.ts';
import type { FileStore } from './file-store.ts';

/** A single answer may take this long; a bucket that says nothing must not hold a job for ever. */
const patienceInMilliseconds = 30_000;

interface Bucket {
  /** Address of the bucket without a closing slash; keys are appended, so any S3-compatible server works. */
  address: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Files in an S3 bucket: stored once the bucket has acknowledged the checksum we sent along. */
export function s3Files(s3Url: string): FileStore {
  const bucket = parseBucket(s3Url);
  const urlOf = (workspaceId: string, sha256: Buffer) => {
    const name = sha256.toString('hex');
    return `${bucket.address}/${workspaceId}/${name.slice(0, 2)}/${name}`;
  };
  const exists = async (workspaceId: string, sha256: Buffer) => {
    const answer = await send(bucket, 'HEAD', urlOf(workspaceId, sha256));
    if (answer.status === 404) return false;
    assertStatus(answer, [200]);
    return true;
  };
  return {
    exists,
    put: async (workspaceId, bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest();
      if (!(await exists(workspaceId, sha256)))
        assertStatus(await send(bucket, 'PUT', urlOf(workspaceId, sha256), bytes), [200, 201, 204]);
      return { sha256, sizeInBytes: bytes.length };
    },
    get: async (workspaceId, sha256) => {
      const answer = await send(bucket, 'GET', urlOf(workspaceId, sha256));
      assertStatus(answer, [200]);
      if (!createHash('sha256').update(answer.body).digest().equals(sha256))
        throw new Error(`File ${sha256.toString('hex')} is damaged`);
      return answer.body;
    },
    remove: async (workspaceId, sha256) => {
      assertStatus(await send(bucket, 'DELETE', urlOf(workspaceId, sha256)), [200, 204, 404]);
    },
  };
}

function parseBucket(s3Url: string): Bucket {
  const url = new URL(s3Url);
  const path = url.pathname.replace(/\/+$/, '');
  if (!url.username || !url.password || path === '')
    throw new ConfigurationError('S3_URL is not usable: write https://KEY:SECRET@endpoint/bucket?region=R.');
  return {
    address: url.origin + path,
    region: url.searchParams.get('region') ?? 'us-east-1',
    // Secrets of object stores may hold slashes and plus signs, so the address carries them percent-encoded.
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

interface Answer {
  status: number;
  body: Buffer;
}

type Method = 'GET' | 'PUT' | 'HEAD' | 'DELETE';

async function send(bucket: Bucket, method: Method, url: string, bytes?: Uint8Array): Promise<Answer> {
  const body = bytes ?? new Uint8Array();
  const signer = new AwsV4Signer({
    method,
    url,
    // The signature covers the checksum, so bytes damaged on the way are refused by the bucket.
    headers: { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
    accessKeyId: bucket.accessKeyId,
    secretAccessKey: bucket.secretAccessKey,
    service: 's3',
    region: bucket.region,
  });
  const signed = await signer.sign();
  return exchange(method, signed.url, Object.fromEntries(signed.headers), body);
}

function exchange(
  method: Method,
  url: URL,
  headers: Record<string, string>,
  body: Uint8Array,
): Promise<Answer> {
  const request = url.protocol === 'https:' ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers, 'content-length': body.length }, timeout: patienceInMilliseconds },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
        answer.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('The bucket did not answer in time')));
    sent.on('error', reject);
    sent.end(body);
  });
}

function assertStatus(answer: Answer, expected: readonly number[]): void {
  if (!expected.includes(answer.status)) throw new Error(`The bucket answered ${answer.status}`);
}
