import type { Context } from 'hono';
import { brokenUniqueKey, isUnavailable } from '#platform/db/database.ts';
import { isRefusal, type Refusal, statusOfRefusal } from '#platform/errors.ts';
import type { Problem } from '#platform/contract.ts';
import type { Log } from '#platform/log.ts';
import { askedOf } from './asked.ts';
import { detailOf, withUnknown } from './details.ts';
import { requestIdOf } from './requests.ts';

/** RFC 9457 answers. A refusal says its code; anything else is logged once, with its cause, and shows an id only. */
export function problemResponse(context: Context, log: Log, error: unknown): Response {
  const requestId = requestIdOf(context);
  const refusal = isRefusal(error) ? error : unexpected(log, requestId, error);
  const status = statusOfRefusal[refusal.kind as keyof typeof statusOfRefusal] ?? 500;
  const asked = askedOf(context);
  const fields = status === 422 ? withUnknown(refusal.fields, asked) : refusal.fields;
  const detail = detailOf({ ...refusal, fields }, asked);
  const body: Problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Unexpected error',
    status,
    code: refusal.code,
    ...(detail === undefined ? {} : { detail }),
    requestId,
    ...(fields ? { fields } : {}),
    ...(refusal.facts ? { facts: refusal.facts } : {}),
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  const wait = refusal.facts?.['retryAfterSeconds'];
  if (typeof wait === 'number') headers['retry-after'] = String(wait);
  if (status === 503 && !headers['retry-after']) headers['retry-after'] = '2';
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  const allowed = refusal.facts?.['allowed'];
  if (status === 405 && typeof allowed === 'string') headers['allow'] = allowed;
  return new Response(JSON.stringify(body), { status, headers });
}

/**
 * In whose words the second of two is told that the first was quicker: the code that the same command gives to somebody
 * who comes later. Keys without a line here are told that it is there already.
 */
const codesOfKeys: Record<string, string> = {
  conversations_external_id: 'external_id_taken',
  customers_external_id: 'external_id_taken',
  customer_identities_workspace_id_kind_value_key: 'address_taken',
  inboxes_address: 'address_taken',
  staff_workspace_id_email_key: 'email_taken',
  teams_workspace_id_name_key: 'team_name_taken',
  workspaces_slug_key: 'slug_taken',
};

const titles: Record<number, string> = {
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Conflict',
  413: 'Too large',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Unexpected error',
  503: 'Unavailable for a moment',
};

function unexpected(
  log: Log,
  requestId: string,
  error: unknown,
): { code: string; kind: string; fields?: Refusal['fields']; facts?: Refusal['facts'] } {
  if (isUnavailable(error)) {
    log.warn({ requestId, err: error }, 'database away');
    return { code: 'unavailable', kind: 'unavailable' };
  }
  const key = brokenUniqueKey(error);
  if (key !== undefined) {
    log.info({ requestId, key }, 'two did the same at one moment');
    return { code: codesOfKeys[key] ?? 'already_there', kind: 'conflict' };
  }
  log.error({ requestId, err: error }, 'unexpected error');
  return { code: 'unexpected', kind: 'unexpected' };
}
