import type { Endpoint, FieldProblem, OutputOf, Problem } from './wire.ts';
import { refusalWords } from './texts.ts';

/** An answer other than success: a refusal of the server with its code and fields, or no answer at all (`network`). */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: FieldProblem[];
  readonly facts: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor(problem: Partial<Problem> & { code: string }) {
    super(problem.code);
    this.name = 'ApiError';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.fields = problem.fields ?? [];
    this.facts = problem.facts ?? {};
    this.requestId = problem.requestId;
  }
}

type Empty = Record<never, never>;
/** An endpoint without params, query or input infers an index signature there, which would forbid every other key. */
type Part<S> = string extends keyof S ? Empty : S;
type InputTypeOf<S> = S extends { _zod: { input: infer I } } ? Part<I> : Empty;
/** Everything a call hands over in one object; the path takes its own, then query (GET) or body get the rest. */
export type CallInput<E> = E extends { params: infer P; query: infer Q; input: infer I }
  ? InputTypeOf<P> & InputTypeOf<Q> & InputTypeOf<I>
  : never;

export interface CallOptions {
  signal?: AbortSignal;
  /** The same key for each try of the same wish: a repeated POST then has one effect. Made anew when absent. */
  idempotencyKey?: string;
}

const root = '/api/v1';

/** Letters of a body that a browser still sends after its page is gone; it allows 64 KB of all requests together. */
const mostToOutlive = 15_000;

/** Calls an endpoint of a contract: `await call(listConversations, { view: 'mine' })`. Throws `ApiError`. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  // A spread of the generic type is not an object to the compiler; every call input is one.
  const rest = { ...(input as Record<string, unknown>) };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const body = inQuery ? undefined : JSON.stringify(rest);
  const response = await send(`${root}${path}${inQuery ? queryString(rest) : ''}`, {
    method: endpoint.method,
    ...(body === undefined ? {} : { body, keepalive: document.hidden && body.length < mostToOutlive }),
    headers: {
      accept: 'application/json',
      ...(inQuery ? {} : { 'content-type': 'application/json' }),
      ...(endpoint.method === 'POST'
        ? { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() }
        : {}),
    },
    ...(options.signal ? { signal: options.signal } : {}),
  });
  // The server has put the answer through the endpoint's output schema; its type is therefore known here.
  return (await readBody(response)) as OutputOf<E>;
}

/** Sends the bytes of one file, its name in a header as the server asks, and answers what the server made of it. */
export async function uploadFile(path: string, file: Blob, name: string): Promise<unknown> {
  const response = await send(`${root}${path}`, {
    method: 'POST',
    body: file,
    headers: {
      accept: 'application/json',
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    },
  });
  return readBody(response);
}

/** What to say about a failure, in words: of the module that knows the code, else in general. */
export function explain(error: unknown, namespace = 'web'): string {
  if (!(error instanceof ApiError)) return refusalWords('unexpected', namespace);
  return refusalWords(error.code, namespace, error.facts);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({ code: 'network' });
  }
}

async function readBody(response: Response): Promise<unknown> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const body: unknown = isJson ? await response.json() : undefined;
  if (response.ok) return body;
  if (isJson && typeof body === 'object' && body !== null && 'code' in body)
    throw new ApiError(body as Problem);
  throw new ApiError({
    code: response.status >= 500 ? 'unavailable' : 'unexpected',
    status: response.status,
  });
}

function queryString(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
