import type { Platform, RunOptions } from '#platform/context.ts';
import { systemActor } from '#platform/context.ts';
import type { Endpoint, InputOf, OutputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { invalid } from '#platform/http/mount.ts';
import { readJson } from '#platform/http/requests.ts';
import { deviceOf, sessionCookie, type Device, type OpenedSession } from './sessions.ts';

/** What an answer that runs its own transactions is given; the input has passed the endpoint's schema. */
export interface Visit<E extends Endpoint> {
  input: InputOf<E>;
  device: Device;
  cookie: string | undefined;
  requestId: string;
  /** Who is signed in, as options for a transaction; undefined for a stranger at a public endpoint. */
  caller: RunOptions | undefined;
}

/** The body, and the cookie if it changes. */
export interface Reply<E> {
  body: OutputOf<E>;
  setCookie?: string;
}

/**
 * An endpoint that sets a cookie, hashes a password or counts tries. Those happen outside the one transaction that
 * ordinary endpoints get: hashing would hold its locks, and a counted try must survive the refusal that follows. Answers
 * that show a secret this one time are given here too, because ordinary ones are kept beside their Idempotency-Key.
 */
export function visit<E extends Endpoint>(
  endpoint: E,
  answer: (platform: Platform, visit: Visit<E>) => Promise<Reply<E>>,
): MountedRaw {
  return {
    endpoint,
    raw: async (platform, request) => {
      assertNotForeign(platform, request);
      const body = endpoint.method === 'GET' ? {} : await readJson(request.context);
      const input = endpoint.input.safeParse(body);
      if (!input.success) throw invalid(input.error);
      const reply = await answer(platform, {
        // The generic schema is `unknown` to the compiler; the line above has just checked the value with it.
        input: input.data as InputOf<E>,
        device: deviceOf(platform, request.context),
        cookie: request.context.req.header('cookie'),
        requestId: request.requestId,
        caller: callerOf(request),
      });
      return Response.json(endpoint.output.parse(reply.body), {
        status: endpoint.success,
        headers: {
          'cache-control': 'no-store',
          ...(reply.setCookie === undefined ? {} : { 'set-cookie': reply.setCookie }),
        },
      });
    },
  };
}

/** The caller of an endpoint that lets no stranger through. */
export function callerIn({ caller }: Visit<Endpoint>): RunOptions {
  if (!caller) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  return caller;
}

/** The same where only a person may ask, about themselves. */
export function personIn(visit: Visit<Endpoint>) {
  const caller = callerIn(visit);
  if (caller.actor.kind !== 'staff') throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  return { ...caller, actor: caller.actor };
}

/** Options for what happens before anybody is known: the transaction is the system's, inside one workspace. */
export function asSystem(workspaceId: string, { requestId }: { requestId: string }): RunOptions {
  return { workspaceId, actor: systemActor, requestId };
}

/** What the browser carries away after signing in. */
export function signedIn(platform: Platform, session: OpenedSession) {
  return {
    body: { state: session.state === 'complete' ? 'signed-in' : 'code-needed' } as const,
    setCookie: sessionCookie(platform, session),
  };
}

function callerOf({ principal, requestId }: RawRequest): RunOptions | undefined {
  return principal && { workspaceId: principal.workspaceId, actor: principal.actor, requestId };
}

/**
 * Another site must not sign somebody's browser in (as the attacker) or use a half session, which is no principal yet.
 * A browser names the origin of every such request; a program that names none carries nobody's cookies by accident.
 */
function assertNotForeign(platform: Platform, { context }: RawRequest): void {
  const origin = context.req.header('origin');
  if (origin === undefined || context.req.method === 'GET') return;
  const ownHost = `${new URL(context.req.url).protocol}//${context.req.header('host')}`;
  if (origin !== new URL(platform.config.baseUrl).origin && origin !== ownHost)
    throw new Refusal('foreign_origin', { kind: 'forbidden' });
}
