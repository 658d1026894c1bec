import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import type { TradeOffSheet, writeTradeOffEndpoint } from '../contract.ts';
import { tradeOffChanged } from '../events.ts';
import { getAccount, listPeople } from '../queries/account.ts';
import {
  computedFigures,
  countWork,
  findOthersNamed,
  getTradeOffSheet,
  lockSheetsOf,
} from '../queries/trade-off.ts';
import { offerSheet } from './offer-sheet.ts';

/** Keeps a sheet with its figures. One that is still open gives way: two open sheets would be two promises. */
export async function writeTradeOff(
  ctx: Ctx,
  customerId: string,
  given: InputOf<typeof writeTradeOffEndpoint>,
): Promise<TradeOffSheet> {
  const account = await getAccount(ctx, customerId);
  // Two colleagues who write at once come one after the other; the later one's sheet stands.
  await lockSheetsOf(ctx, account.id);
  const person = await personOf(ctx, account.id, given.offerTo);
  const figures = await computedFigures(ctx, await countWork(ctx, account.id), given);
  const words = [...figures.lines.map((line) => line.words), ...Object.values(figures.ways)].join('\n');
  const others = await findOthersNamed(ctx, account.id, words);
  // The client reads this page; another client's name on it would tell them whom else we serve.
  if (others.length > 0)
    throw new Refusal('names_other_customer', { kind: 'invalid', facts: { names: others.join(', ') } });
  if (person && figures.inputs.extraHours <= 0) throw invalid('nothing_to_trade', 'inputs.extraHours');
  await ctx.tx
    .updateTable('tradeOffSheets')
    .set({ status: 'withdrawn' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', account.id)
    .where('status', 'in', ['draft', 'offered'])
    .execute();
  const id = newId();
  await ctx.tx
    .insertInto('tradeOffSheets')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      customerId: account.id,
      figures: JSON.stringify(figures),
      createdBy: staffIdOf(ctx),
      createdAt: ctx.now,
    })
    .execute();
  announce(ctx, tradeOffChanged, { sheetId: id, customerId: account.id });
  if (person) await offerSheet(ctx, { sheetId: id, accountId: account.id, personId: person.id });
  return getTradeOffSheet(ctx, account.id);
}

/** Whom the sheet goes to: somebody of this customer with an address, and nobody else. */
async function personOf(ctx: Ctx, accountId: string, personId: string | undefined) {
  if (personId === undefined) return undefined;
  const people = await listPeople(ctx, accountId);
  const person = people.find(({ id }) => id === personId);
  if (!person) throw invalid('person_unknown', 'offerTo');
  return person;
}
