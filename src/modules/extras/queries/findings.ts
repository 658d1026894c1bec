import type { Finding } from '#modules/report-cards/contract.ts';
import type { Reader } from '#platform/context.ts';
import { creepFinding, recurrenceFinding, strainFinding, tradeOffFinding } from '../logic/findings.ts';
import { getAccount } from './account.ts';
import { listLadder } from './ladder.ts';
import { recurrenceOf } from './recurrence.ts';
import { strainOf } from './strain.ts';
import { getTradeOffSheet } from './trade-off.ts';

/** What extras and requests say of one customer: creep (C3), recurrence (C6), the trade-off (C5) and strain (C27). */
export async function listFindings(ctx: Reader, customerId: string): Promise<Finding[]> {
  const account = await getAccount(ctx, customerId);
  const ladder = await listLadder(ctx, { customerId: account.id });
  const recurring = await recurrenceOf(ctx, account.id);
  // Every kind asked for once or twice is too few to say; said once, it is a question for the talk.
  const known = recurring.data.filter(({ verdict }) => verdict !== 'too-few');
  const sheet = await getTradeOffSheet(ctx, account.id);
  const strain = await strainOf(ctx, account.id);
  return [
    ...ladder.data.flatMap(creepFinding),
    ...(known.length > 0 ? known : recurring.data.slice(0, 1)).map(recurrenceFinding),
    ...tradeOffFinding(sheet),
    ...strainFinding(account.id, strain),
  ];
}
