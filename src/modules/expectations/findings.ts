import type { Finding } from '#modules/report-cards/contract.ts';
import type { Ctx } from '#platform/context.ts';
import type { CustomerExpectation } from './contract.ts';
import { mapOfCustomer } from './queries/of-customer.ts';

/** What the ratchet says of one customer, for the agenda of a review: where delight runs out, and where it has. */
export async function listFindings(ctx: Ctx, customerId: string): Promise<Finding[]> {
  const found = await mapOfCustomer(ctx, customerId);
  return found.flatMap((one) => findingOf(one) ?? []);
}

/** Delight that runs out within so many reviews is worth a talk now. */
const soon = 2;

function findingOf({ expectation, ratchet }: CustomerExpectation): Finding | undefined {
  if (!ratchet) return undefined;
  const { next, runsOutIn, basis, n } = ratchet;
  const about =
    ratchet.verdict === 'disappoints'
      ? ({ key: 'disappoints', tone: 'bad' } as const)
      : runsOutIn && runsOutIn.reviews <= soon
        ? ({ key: 'runs-out', tone: 'watch' } as const)
        : undefined;
  if (!about) return undefined;
  return {
    key: `expectations:finding.${about.key}`,
    calculation: 'C4',
    facts: {
      element: expectation.element.name,
      performance: round(next.performance),
      expected: round(next.expected),
      margin: round(next.margin),
      reviews: runsOutIn?.reviews ?? 0,
      soonest: runsOutIn?.soonest ?? 0,
      latest: runsOutIn?.latest ?? 0,
    },
    n,
    size: null,
    verdict: basis === 'illustration' ? 'too-few' : 'shown',
    tone: about.tone,
    subject: { kind: 'element', id: expectation.element.id },
    evidence: [{ kind: 'expectation', id: expectation.id, at: expectation.at }],
    talk: 'account-review',
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
