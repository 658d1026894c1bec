import { lookup } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type BlockList } from 'node:net';
import { allowedNetworks, isPublicAddress } from './public-address.ts';

/**
 * The one way in which addresses that somebody else wrote are asked for anything. The decision is made on the resolved
 * address at each hop, and the connection goes to that very address, so neither a redirect nor a name that changes its
 * answer in between leads into the operator's network (SEC-060). No cookie, no referrer and no name of the person who
 * looks goes along.
 */
export interface HttpOut {
  get(url: string, limits: GetLimits): Promise<Got>;
}

export interface GetLimits {
  mostBytes: number;
  /** For everything together: names, redirects, the last byte. */
  patienceInMilliseconds: number;
  mostRedirects: number;
  accept: string;
}

export interface Got {
  status: number;
  mediaType: string;
  bytes: Buffer;
}

export type HttpOutProblem =
  | 'address_forbidden'
  | 'address_unknown'
  | 'too_many_redirects'
  | 'too_large'
  | 'too_slow'
  | 'not_reachable';

export class HttpOutError extends Error {
  readonly problem: HttpOutProblem;
  constructor(problem: HttpOutProblem) {
    super(problem);
    this.name = 'HttpOutError';
    this.problem = problem;
  }
}

interface HttpOutOptions {
  /** CIDRs that are allowed although they are not public. */
  allowed?: readonly string[];
  resolve?: (host: string) => Promise<readonly string[]>;
}

export function openHttpOut({ allowed = [], resolve = resolveAll }: HttpOutOptions = {}): HttpOut {
  const networks = allowedNetworks(allowed);
  return {
    get: async (written, limits) => {
      const signal = AbortSignal.timeout(limits.patienceInMilliseconds);
      let url = checkedUrl(written);
      for (let hop = 0; hop <= limits.mostRedirects; hop += 1) {
        const address = await dialable(url, { networks, resolve, signal });
        const answer = await ask(url, address, { ...limits, signal });
        if (!('to' in answer)) return answer;
        url = checkedUrl(answer.to, url);
      }
      throw new HttpOutError('too_many_redirects');
    },
  };
}

const redirects = new Set([301, 302, 303, 307, 308]);

function checkedUrl(written: string, base?: URL): URL {
  const url = URL.parse(written, base?.href);
  if (!url || !/^https?:$/.test(url.protocol)) throw new HttpOutError('address_forbidden');
  const port = url.port === '' ? 0 : Number(url.port);
  const isUsualPort = port === 0 || port === 80 || port === 443 || port >= 1024;
  if (!isUsualPort || url.username !== '' || url.password !== '') throw new HttpOutError('address_forbidden');
  if (insideName.test(url.hostname)) throw new HttpOutError('address_forbidden');
  return url;
}

/** Names that mean this machine, this network or a cloud's inside, whatever a resolver makes of them. */
const insideName = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa)\.?$/i;

interface Dialing {
  networks: BlockList;
  resolve: (host: string) => Promise<readonly string[]>;
  signal: AbortSignal;
}

/** The address to connect to. One forbidden answer among several condemns the name. */
async function dialable(url: URL, { networks, resolve, signal }: Dialing): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await inTime(resolve(host), signal) : [host];
  const mayDial = (address: string) =>
    isPublicAddress(address) || networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  const [first] = addresses;
  if (first === undefined) throw new HttpOutError('address_unknown');
  if (!addresses.every(mayDial)) throw new HttpOutError('address_forbidden');
  return addresses.find((address) => isIP(address) === 4) ?? first;
}

async function resolveAll(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    // Whatever the resolver says exactly, there is nobody to ask.
    throw new HttpOutError('address_unknown');
  }
}

type Answer = Got | { to: string };

function ask(url: URL, address: string, limits: GetLimits & { signal: AbortSignal }): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const isTls = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const request = (isTls ? tlsRequest : plainRequest)({
    host: address,
    port: url.port || (isTls ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    method: 'GET',
    // A connection of its own each time: one kept open would skip the guard.
    agent: false,
    signal: limits.signal,
    maxHeaderSize: 16_384,
    ...(isTls && isIP(name) === 0 ? { servername: name } : {}),
    headers: {
      host: url.host,
      accept: limits.accept,
      // A compressed answer could unpack to any size.
      'accept-encoding': 'identity',
      'user-agent': 'Extramile',
    },
  });
  request.on('response', (response) => readAnswer(response, limits.mostBytes).then(resolve, reject));
  request.on('error', () => reject(problemOf(limits.signal)));
  request.end();
  return promise.finally(() => request.destroy());
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (redirects.has(status) && location !== undefined) return { to: location };
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) throw new HttpOutError('too_large');
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new HttpOutError('not_reachable');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes: Buffer = part;
    size += bytes.length;
    if (size > mostBytes) throw new HttpOutError('too_large');
    parts.push(bytes);
  }
  const mediaType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { status, mediaType, bytes: Buffer.concat(parts) };
}

function problemOf(signal: AbortSignal): HttpOutError {
  return new HttpOutError(signal.aborted ? 'too_slow' : 'not_reachable');
}

async function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  if (signal.aborted) throw new HttpOutError('too_slow');
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new HttpOutError('too_slow'));
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
