import type { Ctx, Reader } from '#platform/context.ts';
import type { Keptness, PromiseKind, ServicePromise } from '../contract.ts';
import { publicStanding } from '../logic/slipping.ts';
import { promisesThatCount, type PromisedCustomer } from '../logic/which-promise.ts';
import { listPromises } from './standing-promises.ts';

/** A published promise as it is shown outside: what it says, to whom, and how it is being kept. */
export interface PublishedPromise {
  id: string;
  kind: PromiseKind;
  elementId: string | null;
  name: string;
  sentence: string;
  targetMinutes: number | null;
  audience: ServicePromise['audience'];
  status: 'published' | 'on-trial';
  trialUntil: string | null;
  limits: string;
  redress: string;
  turnaround: ServicePromise['turnaround'] | null;
  keptness: Keptness;
}

/**
 * The published promises that count for a customer, of each kind the most specific; for null, those to everyone. One
 * query whatever their number.
 */
export async function listPromisesFor(
  ctx: Reader,
  { customerId }: { customerId: string | null },
): Promise<PublishedPromise[]> {
  const customer = customerId === null ? null : await findPromised(ctx, customerId);
  const { data } = await listPromises(ctx);
  const candidates = data
    .filter(({ status }) => status === 'published')
    .map((promise) => ({ ...promise, customerId: promise.customer?.id ?? null }));
  return promisesThatCount(candidates, customer ?? null).map((promise) => ({
    id: promise.id,
    kind: promise.kind,
    elementId: promise.elementId,
    name: promise.name,
    sentence: promise.sentence,
    targetMinutes: promise.targetMinutes,
    audience: promise.audience,
    status: publicStanding(promise, ctx.now),
    trialUntil: promise.trialUntil,
    limits: promise.limits,
    redress: promise.redress,
    turnaround: promise.mustExplainTurnaround ? promise.turnaround : null,
    keptness: promise.keptness,
  }));
}

/** How each of our promises is kept, drafts and retired ones left out: the very figures of the Promises screen. */
export async function listKeptness(
  ctx: Reader,
): Promise<{ id: string; isOnTrial: boolean; trialUntil: string | null; keptness: Keptness }[]> {
  const { data } = await listPromises(ctx);
  return data
    .filter(({ status }) => status === 'published' || status === 'trial')
    .map((promise) => ({
      id: promise.id,
      isOnTrial: promise.status === 'trial' || publicStanding(promise, ctx.now) === 'on-trial',
      trialUntil: promise.trialUntil,
      keptness: promise.keptness,
    }));
}

function findPromised(
  ctx: Pick<Ctx, 'tx' | 'workspaceId'>,
  customerId: string,
): Promise<PromisedCustomer | undefined> {
  return ctx.tx
    .selectFrom('customers')
    .select(['id', 'companyId', 'tier'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst();
}
