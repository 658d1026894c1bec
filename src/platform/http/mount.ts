import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { Endpoint } from '#platform/contract.ts';
import { isRefusal, notFound, Refusal } from '#platform/errors.ts';
import { fieldsOf, noteAsked, unknownIn, type Asked } from './asked.ts';
import type { MountedEndpoint, MountedRaw, Principal } from './handle.ts';
import { withIdempotency } from './idempotency.ts';
import { readJson, requestIdOf } from './requests.ts';

export interface Authenticate {
  (context: Context): Promise<Principal | undefined>;
  /** Told when somebody known is refused, whatever for. */
  onRefusal?: (principal: Principal, about: { endpoint: Endpoint; refusal: Refusal }) => void;
}

/** Where the API lives; the staff app in the browser calls the very same endpoints. */
export const apiPrefix = '/api/v1';

export function mount(
  app: Hono,
  platform: Platform,
  authenticate: Authenticate,
  { name, endpoints }: { name: string; endpoints: readonly MountedEndpoint[] },
): void {
  for (const { endpoint, answer } of endpoints) {
    app.on(endpoint.method, honoPath(endpoint), async (context) => {
      const requestId = requestIdOf(context);
      const asked: Asked = { module: name, isUndone: endpoint.method !== 'GET', unknown: [], known: [] };
      noteAsked(context, asked);
      const principal = await admit(platform, authenticate, endpoint, context);
      const call = await readCall(endpoint, context, asked);
      const options = { workspaceId: principal.workspaceId, actor: principal.actor, requestId };
      const watched = watching(authenticate, principal, endpoint);
      const key = endpoint.method === 'POST' ? context.req.header('idempotency-key') : undefined;
      const work = async (ctx: Ctx) => endpoint.output.parse(await answer(ctx, call as never));
      const outcome = await watched(() =>
        run(platform, options, async (ctx) =>
          key === undefined
            ? { status: endpoint.success, body: await work(ctx) }
            : withIdempotency(
                ctx,
                {
                  key,
                  route: `${endpoint.method} ${endpoint.path}`,
                  request: call,
                  status: endpoint.success,
                },
                work,
              ),
        ),
      );
      return Response.json(outcome.body, {
        status: outcome.status,
        headers: { 'cache-control': 'no-store', ...toldOfUnknown(asked.unknown) },
      });
    });
  }
}

export function mountRaw(
  app: Hono,
  platform: Platform,
  authenticate: Authenticate,
  { name, endpoint, raw }: MountedRaw & { name: string },
): void {
  app.on(endpoint.method, honoPath(endpoint), async (context) => {
    noteAsked(context, { module: name, isUndone: false, unknown: [], known: [] });
    const principal =
      endpoint.access === 'public'
        ? await authenticate(context)
        : await admit(platform, authenticate, endpoint, context);
    if (principal?.via === 'cookie') assertSameOrigin(platform, context);
    // An id that cannot exist and one of somebody else's get the same answer.
    if (!endpoint.params.safeParse(context.req.param()).success) throw notFound();
    return watching(
      authenticate,
      principal,
      endpoint,
    )(() =>
      raw(platform, {
        context,
        principal,
        params: context.req.param() as Record<string, string>,
        requestId: requestIdOf(context),
      }),
    );
  });
}

async function admit(
  platform: Platform,
  authenticate: Authenticate,
  endpoint: Endpoint,
  context: Context,
): Promise<Principal> {
  const principal = await authenticate(context);
  if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  if (principal.via === 'cookie') assertSameOrigin(platform, context);
  const { access } = endpoint;
  const isAllowed =
    access === 'signed-in' ? principal.actor.kind === 'staff' : principal.actor.permissions.includes(access);
  if (isAllowed) return principal;
  const refusal = new Refusal('not_allowed', { kind: 'forbidden', facts: { needs: access } });
  authenticate.onRefusal?.(principal, { endpoint, refusal });
  throw refusal;
}

/** Passes on what is answered, and tells of it when it is a refusal. */
function watching(authenticate: Authenticate, principal: Principal | undefined, endpoint: Endpoint) {
  return async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (principal && isRefusal(error)) authenticate.onRefusal?.(principal, { endpoint, refusal: error });
      throw error;
    }
  };
}

/** A change made with a cookie must come from our own pages: browsers always say where such a request began. */
function assertSameOrigin(platform: Platform, context: Context): void {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return;
  const origin = context.req.header('origin');
  const expected = new URL(platform.config.baseUrl).origin;
  const ownHost = `${new URL(context.req.url).protocol}//${context.req.header('host')}`;
  if (origin !== expected && origin !== ownHost) throw new Refusal('foreign_origin', { kind: 'forbidden' });
}

async function readCall(endpoint: Endpoint, context: Context, asked: Asked) {
  const params = endpoint.params.safeParse(context.req.param());
  // An id that cannot exist and one of somebody else's get the same answer.
  if (!params.success) throw notFound();
  const parameters = Object.fromEntries(new URL(context.req.url).searchParams);
  asked.known = fieldsOf(endpoint.query);
  asked.unknown = unknownIn(parameters, asked.known);
  const query = endpoint.query.safeParse(parameters);
  if (!query.success) throw invalid(query.error);
  const body = endpoint.method === 'GET' ? {} : await readJson(context);
  const strange = endpoint.method === 'GET' ? [] : unknownIn(body, fieldsOf(endpoint.input));
  if (endpoint.method !== 'GET') asked.known = fieldsOf(endpoint.input);
  asked.unknown = [...asked.unknown, ...strange];
  const input = endpoint.input.safeParse(body);
  if (!input.success) throw invalid(input.error);
  // A body of which nothing is known would change nothing and look as if it had.
  if (asked.known.length > 0 && strange.length > 0 && strange.length === Object.keys(body ?? {}).length)
    throw new Refusal('invalid', { kind: 'invalid', fields: [] });
  return { params: params.data, query: query.data, input: input.data };
}

/** Lenient in what is taken, and never silent about what was left aside. */
function toldOfUnknown(names: readonly string[]): Record<string, string> {
  return names.length === 0
    ? {}
    : {
        'x-unknown-fields': names
          .slice(0, mostNamed)
          .map((name) => encodeURIComponent(name.slice(0, 50)))
          .join(', '),
      };
}

const mostNamed = 20;

export function invalid(error: z.ZodError): Refusal {
  return new Refusal('invalid', {
    kind: 'invalid',
    fields: error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  });
}

function honoPath(endpoint: Endpoint): string {
  return apiPrefix + endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
}
