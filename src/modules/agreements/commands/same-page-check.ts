import { isCustomer } from '#modules/customers/index.ts';
import { findElement } from '#modules/journey/index.ts';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type {
  openCheck as openEndpoint,
  rankCheck as rankEndpoint,
  SamePageCheck,
} from '../contract/checks.ts';
import { samePageCheckChanged } from '../events.ts';
import { listLength, type RankedItem } from '../logic/same-page.ts';
import { mailCustomer } from '../mails.ts';
import { findCheck, getCheck } from '../queries/checks.ts';
import { ourSpeaker, type Speaker } from './locked-page.ts';

/** Asks both sides at the same time; one open check of a customer is enough. */
export async function openCheck(
  ctx: Ctx,
  { input }: { input: InputOf<typeof openEndpoint> },
): Promise<OutputOf<typeof openEndpoint>> {
  const { customerId } = input;
  if (!(await isCustomer(ctx, customerId))) throw invalid('customer_unknown');
  const open = await ctx.tx
    .selectFrom('samePageChecks')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('bothInAt', 'is', null)
    .executeTakeFirst();
  if (open) throw new Refusal('check_open', { kind: 'conflict', facts: { checkId: open.id } });
  const checkId = newId();
  await ctx.tx
    .insertInto('samePageChecks')
    .values({
      workspaceId: ctx.workspaceId,
      id: checkId,
      customerId,
      openedBy: staffIdOf(ctx),
      openedAt: ctx.now,
    })
    .execute();
  announce(ctx, samePageCheckChanged, { checkId, customerId, isComplete: false });
  const delivery = await mailCustomer(ctx, { customerId, agreementId: checkId, kind: 'check' });
  return { ...(await getCheck(ctx, checkId)), delivery };
}

export async function rankForUs(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof rankEndpoint> },
): Promise<SamePageCheck> {
  return rank(ctx, { checkId: params.id, items: input.items, by: await ourSpeaker(ctx) });
}

/**
 * Hands in the five of one side. Until the other's are in it may be thought over; then both are open and stand. The
 * check is locked, so that the second list and "both are in" are one moment.
 */
export async function rank(
  ctx: Ctx,
  { checkId, items, by }: { checkId: string; items: readonly RankedItem[]; by: Speaker },
): Promise<SamePageCheck> {
  const check = await ctx.tx
    .selectFrom('samePageChecks')
    .select(['id', 'customerId', 'bothInAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', checkId)
    .forUpdate()
    .executeTakeFirst();
  if (!check) throw notFound();
  if (check.bothInAt) throw new Refusal('both_are_in', { kind: 'conflict' });
  const known = await knownItems(ctx, items);
  const list = { items: JSON.stringify(known), name: by.name, staffId: by.staffId, at: ctx.now };
  await ctx.tx
    .insertInto('samePageRankings')
    .values({ workspaceId: ctx.workspaceId, checkId, side: by.side, ...list })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'checkId', 'side']).doUpdateSet(list))
    .execute();
  const { sides } = await ctx.tx
    .selectFrom('samePageRankings')
    .select((eb) => eb.fn.countAll<number>().as('sides'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('checkId', '=', checkId)
    .executeTakeFirstOrThrow();
  const isComplete = Number(sides) === 2;
  if (isComplete)
    await ctx.tx
      .updateTable('samePageChecks')
      .set({ bothInAt: ctx.now })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', checkId)
      .execute();
  announce(ctx, samePageCheckChanged, { checkId, customerId: check.customerId, isComplete });
  const changed = await findCheck(ctx, checkId);
  if (!changed) throw notFound();
  return changed;
}

/** Five different things; an element is known by its id whatever it is called. */
async function knownItems(ctx: Ctx, items: readonly RankedItem[]): Promise<RankedItem[]> {
  const keys = items.map(({ words, elementId }) => elementId ?? words.trim().toLocaleLowerCase('en'));
  if (new Set(keys).size < listLength) throw invalid('ranked_twice');
  for (const { elementId } of items)
    if (elementId && !(await findElement(ctx, elementId))) throw invalid('element_unknown');
  return items.map(({ words, elementId }) => ({ words: words.trim(), elementId: elementId ?? null }));
}
