import type { Ctx } from '#platform/context.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import type { Visitor } from '#platform/module.ts';
import { translator } from '#platform/texts/texts.ts';
import type { SentReport } from '../logic/report.ts';
import { findReport } from '../queries/reports.ts';
import { recordFailure } from './record-failure.ts';
import { lockRecovery } from './standing.ts';
import { beginThread, giveTo } from './write-to-owner.ts';

/** Nobody has so much to report in an hour; a program has. */
const reportLimit = { name: 'recovery.reports', most: 10, withinSeconds: 3600 };

/**
 * A customer says on their page that something went wrong. Their words arrive as any of theirs would, so that there is a
 * thread in which they are answered, and somebody has it from this moment on. A form that is sent twice says it once:
 * it brought its own name along, and the customer's row makes two of them take turns.
 */
export async function reportFailure(
  ctx: Ctx,
  visitor: Visitor,
  report: SentReport & { reportId: string },
): Promise<string> {
  await holdCustomer(ctx, visitor.customerId);
  const known = await findReport(ctx, { reportId: report.reportId, customerId: visitor.customerId });
  if (known !== undefined) return known;
  await assertWithinLimit(ctx.platform, reportLimit, `${ctx.workspaceId} ${visitor.customerId}`);
  const subject = translator('recovery', visitor.language)('portal.report.subject');
  const conversationId = await beginThread(ctx, visitor, { subject, text: textOf(visitor, report) });
  const { recoveryId } = await recordFailure(ctx, {
    words: report.words,
    source: 'customer',
    sourceId: report.reportId,
    customerId: visitor.customerId,
    conversationId,
    foundBy: 'them',
    elementId: report.elementId,
    severity: report.severity,
    putRight: true,
  });
  if (recoveryId === null) throw new Error('What a customer reports is put right from the start');
  const { ownerStaffId } = await lockRecovery(ctx, recoveryId);
  await giveTo(ctx, conversationId, ownerStaffId);
  return recoveryId;
}

function textOf(visitor: Visitor, { words, wish }: SentReport): string {
  if (wish === '') return words;
  const say = translator('recovery', visitor.language);
  return `${words}\n\n${say('portal.report.wish')}\n${wish}`;
}

async function holdCustomer(ctx: Ctx, customerId: string): Promise<void> {
  await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
}
