import type { Context } from 'hono';
import type { Ctx, Platform } from '#platform/context.ts';
import type { Endpoint, InputOf, OutputOf, ParamsOf, QueryOf } from '#platform/contract.ts';

/** What a command or query receives besides its context: everything the endpoint's schemas let through. */
export interface Call<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  input: InputOf<E>;
}

export interface MountedEndpoint {
  readonly endpoint: Endpoint;
  readonly answer: (ctx: Ctx, call: Call<Endpoint>) => Promise<unknown>;
}

/** Joins an endpoint to the command or query that answers it. Validation, access, transaction and errors are mount's. */
export function handle<E extends Endpoint>(
  endpoint: E,
  answer: (ctx: Ctx, call: Call<E>) => Promise<OutputOf<E>>,
): MountedEndpoint {
  // One list holds endpoints of every shape; the pairing of schema and answer is checked here, at the only way in.
  return { endpoint, answer: answer as unknown as MountedEndpoint['answer'] };
}

/** An answer that needs the raw request or its own transactions: a raw mail, a file, a sign-in. */
export interface MountedRaw {
  readonly endpoint: Endpoint;
  readonly raw: (platform: Platform, request: RawRequest) => Promise<Response>;
}

export interface RawRequest {
  context: Context;
  /** Undefined only for public endpoints without a session. */
  principal: Principal | undefined;
  params: Record<string, string>;
  requestId: string;
}

export interface Principal {
  workspaceId: string;
  actor: Ctx['actor'];
  /** Cookie sessions need a same-origin proof on every change; keys do not. */
  via: 'cookie' | 'key';
}
