import type { Ctx } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { notFound } from '#platform/errors.ts';
import { isCustomer } from '#modules/customers/index.ts';
import type { CustomerExpectation, customerExpectationsEndpoint } from '../contract.ts';
import { zoneOf } from '../logic/levels.ts';
import { ratchet } from '../logic/ratchet.ts';
import { listCurrent } from './expectation-rows.ts';
import { listRatchetFacts } from './facts.ts';

export async function expectationsOfCustomer(
  ctx: Ctx,
  customerId: string,
): Promise<OutputOf<typeof customerExpectationsEndpoint>> {
  if (!(await isCustomer(ctx, customerId))) throw notFound();
  return { data: await mapOfCustomer(ctx, customerId) };
}

/** The map of one customer: what they expect of each element, how they last marked it, and where it is heading. */
export async function mapOfCustomer(ctx: Ctx, customerId: string): Promise<CustomerExpectation[]> {
  const current = await listCurrent(ctx, [customerId]);
  const known = await listRatchetFacts(ctx, customerId);
  return current.map((expectation) => {
    const { facts = [], lastMark = null } = known.get(expectation.element.id) ?? {};
    return {
      expectation,
      perceived: lastMark,
      zone: zoneOf(expectation, lastMark?.value ?? null),
      ratchet: ratchet(facts) ?? null,
      isTheirCorrection: expectation.recordedBy.kind === 'customer',
    };
  });
}
