import { run, systemActor, type Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import {
  cookieName,
  createApiKey,
  createWorkspace,
  openSession,
  type NewBusiness,
} from '#modules/access/index.ts';
import { permissionsOfRole, type Role } from '#modules/access/permissions.ts';
import { addStaff } from '#modules/staff/index.ts';
import type { TestApp } from './test-app.ts';

/** The password of everybody whom these factories make. */
export const password = 'rain on a tin roof';

let made = 0;
function next(): number {
  made += 1;
  return made;
}

export interface Made {
  workspaceId: string;
  slug: string;
  ownerId: string;
}

/** A workspace with its owner and the starting journey of its trade. Costs one password hash. */
export function aWorkspace(app: TestApp, given: Partial<NewBusiness> = {}): Promise<Made> {
  const n = next();
  return createWorkspace(app.platform, {
    slug: `house-${n}`,
    name: `House ${n}`,
    ownerEmail: `owner-${n}@house-${n}.test`,
    ownerName: 'Olive Owner',
    password,
    timeZone: 'Europe/London',
    trade: 'hotel',
    ...given,
  });
}

/** A member of staff without a password; `signedIn` needs none. */
export async function aStaff(
  app: TestApp,
  workspaceId: string,
  given: { role?: Role; name?: string; email?: string; status?: 'active' | 'invited' } = {},
): Promise<string> {
  const n = next();
  return inside(app, workspaceId, (ctx) =>
    addStaff(ctx, {
      email: given.email ?? `staff-${n}@house.test`,
      name: given.name ?? `Sam Staff ${n}`,
      role: given.role ?? 'staff',
      status: given.status ?? 'active',
    }),
  );
}

/** Headers of a browser in which this person is signed in, on a page of ours. */
export async function signedIn(
  app: TestApp,
  workspaceId: string,
  staffId: string,
): Promise<{ cookie: string; origin: string }> {
  const session = await inside(app, workspaceId, (ctx) =>
    openSession(ctx, { staffId, device: { userAgent: 'test', ip: '127.0.0.1' }, state: 'complete' }),
  );
  return {
    cookie: `${cookieName(app.platform)}=${session.token}`,
    origin: new URL(app.platform.config.baseUrl).origin,
  };
}

/** Headers of another system that carries a key with these scopes. */
export async function anApiKey(
  app: TestApp,
  workspaceId: string,
  scopes: readonly string[] = ['all'],
): Promise<{ authorization: string }> {
  const { key } = await inside(app, workspaceId, (ctx) => createApiKey(ctx, { name: 'test', scopes }));
  return { authorization: `Bearer ${key}` };
}

/** Runs one command as the system, the way the command line does. */
export function inside<T>(app: TestApp, workspaceId: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return run(app.platform, { workspaceId, actor: systemActor, requestId: newId() }, work);
}

/** Runs one command as this member of staff, without a request. */
export function insideAs<T>(
  app: TestApp,
  { workspaceId, staffId, role }: { workspaceId: string; staffId: string; role: Role },
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const actor = {
    kind: 'staff',
    id: staffId,
    role,
    teamIds: [],
    permissions: permissionsOfRole[role],
    sessionId: newId(),
  } as const;
  return run(app.platform, { workspaceId, actor, requestId: newId() }, work);
}

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

/** One request to the API with a JSON body, answered as status and parsed body. */
export async function call(
  app: TestApp,
  method: string,
  path: string,
  given: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const response = await app.app.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...given.headers,
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
}

/** Headers of the browser that was given this answer's cookie. */
export function cookieOf(answer: Answer | undefined): { cookie: string } {
  return { cookie: answer?.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** Signs in through the front door, as a browser on one of our pages. */
export async function signIn(
  app: TestApp,
  email: string,
  given: { password?: string } = {},
): Promise<{ cookie: string; origin: string }> {
  const answer = await call(app, 'POST', '/session', {
    body: { email, password: given.password ?? password },
  });
  return { ...cookieOf(answer), origin: new URL(app.platform.config.baseUrl).origin };
}
