import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import type { Finding } from '#modules/report-cards/contract.ts';
import { listFindings as listAgreementFindings } from '#modules/agreements/index.ts';
import { listFindings as listExpectationFindings } from '#modules/expectations/index.ts';
import { listFindings as listExtraFindings } from '#modules/extras/index.ts';
import { listFindings as listAnswerFindings } from '#modules/feedback/index.ts';
import { getHouse, listFindings as listPromiseFindings } from '#modules/promises/index.ts';
import { listFindings as listRecoveryFindings } from '#modules/recovery/index.ts';
import { listFindings as listRuleFindings } from '#modules/rules/index.ts';
import { getReportCard } from '#modules/report-cards/index.ts';
import { cardFindings } from '../logic/card-findings.ts';
import { gravestFirst } from '../logic/gravest-first.ts';
import { periodBefore } from '../logic/period.ts';
import { findMetCustomer } from './customer-of-meeting.ts';

/** One module's calculations about one customer. */
export interface FindingSource {
  name: string;
  list: (ctx: Ctx, customerId: string) => Promise<Finding[]>;
}

/** Every module that has something to say of a customer; each answers in a number of statements of its own. */
export const findingSources: readonly FindingSource[] = [
  { name: 'agreements', list: listAgreementFindings },
  { name: 'expectations', list: listExpectationFindings },
  { name: 'extras', list: listExtraFindings },
  { name: 'feedback', list: listAnswerFindings },
  { name: 'promises', list: listPromiseFindings },
  { name: 'recovery', list: listRecoveryFindings },
  { name: 'report-cards', list: listCardFindings },
  { name: 'rules', list: listRuleFindings },
];

export interface Findings {
  data: Finding[];
  hasMore: false;
  nextCursor: null;
  /** The sources that could not answer: what they would have said is missing, and the reader is told so. */
  failed: string[];
}

export async function listFindings(
  ctx: Ctx,
  customerId: string,
  sources: readonly FindingSource[] = findingSources,
): Promise<Findings> {
  if (!(await findMetCustomer(ctx, customerId))) throw notFound();
  const found: Finding[] = [];
  const failed: string[] = [];
  for (const source of sources) {
    const findings = await ask(ctx, source, customerId);
    if (findings) found.push(...findings);
    else failed.push(source.name);
  }
  return { data: gravestFirst(found), hasMore: false, nextCursor: null, failed };
}

/**
 * A failed statement would end the whole transaction, and with it what the other sources found; each therefore asks
 * behind a savepoint. The failure is a bug all the same and is logged as one.
 */
async function ask(ctx: Ctx, source: FindingSource, customerId: string): Promise<Finding[] | undefined> {
  await sql`savepoint finding_source`.execute(ctx.tx);
  try {
    const findings = await source.list(ctx, customerId);
    await sql`release savepoint finding_source`.execute(ctx.tx);
    return findings;
  } catch (err) {
    await sql`rollback to savepoint finding_source`.execute(ctx.tx);
    ctx.platform.log.error(
      { err, source: source.name, requestId: ctx.requestId },
      'a source of findings failed',
    );
    return undefined;
  }
}

async function listCardFindings(ctx: Ctx, customerId: string): Promise<Finding[]> {
  const house = await getHouse(ctx);
  const { from } = periodBefore(house.zone, ctx.now);
  const card = await getReportCard(ctx, { subjectType: 'customer', subjectId: customerId, from });
  return cardFindings(card);
}
