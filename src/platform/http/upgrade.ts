import { Hono } from 'hono';
import type { IncomingMessage } from 'node:http';
import { newId } from '#platform/ids.ts';
import type { Principal } from './handle.ts';
import type { Authenticate } from './mount.ts';

/** Asks who sends a WebSocket handshake, with the very function that asks it of every other request. */
export async function authenticateUpgrade(
  authenticate: Authenticate,
  request: IncomingMessage,
): Promise<Principal | undefined> {
  const outcome: { principal?: Principal | undefined; error?: unknown } = {};
  const question = new Hono();
  question.all('*', async (context) => {
    context.set('requestId', newId());
    outcome.principal = await authenticate(context);
    return context.body(null);
  });
  question.onError((error, context) => {
    outcome.error = error;
    return context.body(null, 500);
  });
  const headers = new Headers();
  for (const name of ['cookie', 'authorization', 'origin', 'user-agent', 'x-forwarded-for']) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, String(value));
  }
  await question.fetch(new Request('http://localhost/', { headers }), { incoming: request });
  if (outcome.error) throw outcome.error;
  return outcome.principal;
}
