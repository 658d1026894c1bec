import type { Finding } from '#modules/report-cards/contract.ts';
import type { Reader } from '#platform/context.ts';
import { findPageOf } from './queries/beside.ts';
import { listChecks } from './queries/checks.ts';
import { getClarity } from './queries/clarity.ts';
import { findCustomer } from './queries/customers.ts';
import { listUnclearStarts } from './queries/unclear-starts.ts';

/** What the page between us says of one customer: whether we mean the same, and work begun without a page. */
export async function listFindings(ctx: Reader, customerId: string): Promise<Finding[]> {
  const customer = await findCustomer(ctx, customerId);
  if (!customer) return [];
  const subject = { kind: 'customer', id: customerId } as const;
  const found = await Promise.all([
    samePageFinding(ctx, customerId),
    unclearFinding(ctx, customerId, customer.companyId),
  ]);
  return found.filter((one) => one !== undefined).map((one) => ({ ...one, subject }));
}

type Unplaced = Omit<Finding, 'subject'>;

async function samePageFinding(ctx: Reader, customerId: string): Promise<Unplaced | undefined> {
  const { data } = await listChecks(ctx, { customerId, limit: 10 });
  const check = data.find(({ result }) => result !== null);
  if (!check?.result) return undefined;
  const { overlap, of, agreement, onlyThem } = check.result;
  return {
    key: overlap < of ? 'agreements:finding.same-page.apart' : 'agreements:finding.same-page.together',
    calculation: 'C24',
    facts: { overlap, of, agreement: Math.round(agreement * 100) / 100, onlyThem: onlyThem.join(', ') },
    n: 2,
    // One list a side starts a talk; it has no interval and claims none.
    size: null,
    verdict: 'too-few',
    tone: overlap <= of / 2 ? 'watch' : 'plain',
    evidence: [{ kind: 'same-page-check', id: check.id, at: check.bothInAt }],
    talk: overlap < of ? 'account-review' : null,
  };
}

async function unclearFinding(
  ctx: Reader,
  customerId: string,
  companyId: string | null,
): Promise<Unplaced | undefined> {
  const starts = await listUnclearStarts(ctx, { customerId, limit: 50 });
  if (starts.data.length === 0) return undefined;
  const page = await findPageOf(ctx, companyId === null ? [customerId] : [customerId, companyId]);
  return {
    key: page?.accepted ? 'agreements:finding.unclear.before' : 'agreements:finding.unclear.still',
    calculation: 'C28',
    facts: { count: starts.data.length },
    n: starts.data.length,
    size: null,
    verdict: 'too-few',
    tone: page?.accepted ? 'plain' : 'watch',
    evidence: starts.data.map(({ id, at }) => ({ kind: 'unclear-start', id, at })),
    talk: page?.accepted ? null : 'account-review',
  };
}

/** C28 of the whole house. */
export async function clarityFinding(ctx: Reader): Promise<Finding | undefined> {
  const found = await getClarity(ctx);
  if (!found.ratio) return undefined;
  const { value, interval, verdict } = found.ratio;
  return {
    key: `agreements:finding.clarity.${verdict}`,
    calculation: 'C28',
    facts: {
      with: found.with.events,
      withMonths: found.with.exposure,
      without: found.without.events,
      withoutMonths: found.without.exposure,
    },
    n: found.with.exposure + found.without.exposure,
    size: { value, ...interval },
    verdict: verdict === 'not-shown-yet' ? 'not-shown' : 'shown',
    tone: verdict === 'yes' ? 'good' : verdict === 'not-shown-yet' ? 'plain' : 'watch',
    subject: { kind: 'workspace', id: ctx.workspaceId },
    evidence: [],
    talk: null,
  };
}
