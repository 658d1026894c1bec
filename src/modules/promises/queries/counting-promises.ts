import type { Ctx } from '#platform/context.ts';
import { audience, promiseKind, type PromiseKind } from '../contract.ts';
import { promisesThatCount, type Candidate } from '../logic/which-promise.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

/** The live promises of these kinds that count in each conversation: of each kind the one most specific to its customer. */
export async function listCounting(
  ctx: Reader,
  { conversationIds, kinds }: { conversationIds: readonly string[]; kinds: readonly PromiseKind[] },
): Promise<ReadonlyMap<string, Candidate[]>> {
  const promises = await ctx.tx
    .selectFrom('promises')
    .select(['id', 'kind', 'audience', 'tier', 'customerId', 'targetMinutes', 'elementId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('kind', 'in', [...kinds])
    .where('status', 'in', ['trial', 'published'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  if (promises.length === 0) return new Map();
  const candidates = promises.map((row) => ({
    ...row,
    kind: promiseKind.parse(row.kind),
    audience: audience.parse(row.audience),
  }));
  const customers = await ctx.tx
    .selectFrom('conversations as c')
    .innerJoin('customers as k', (join) =>
      join.onRef('k.workspaceId', '=', 'c.workspaceId').onRef('k.id', '=', 'c.customerId'),
    )
    .select(['c.id as conversationId', 'k.id', 'k.companyId', 'k.tier'])
    .where('c.workspaceId', '=', ctx.workspaceId)
    .where('c.id', 'in', [...conversationIds])
    .execute();
  return new Map(
    customers.map(({ conversationId, ...customer }) => [
      conversationId,
      promisesThatCount(candidates, customer),
    ]),
  );
}

/** The one standing promise of a kind that counts in a conversation. */
export async function findCounting(
  ctx: Reader,
  { conversationId, kind }: { conversationId: string; kind: PromiseKind },
): Promise<Candidate | undefined> {
  const counting = await listCounting(ctx, { conversationIds: [conversationId], kinds: [kind] });
  return counting.get(conversationId)?.[0];
}
