import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { AccountMail } from '#platform/mail/account-mail.ts';
import { translator } from '#platform/texts/texts.ts';
import { getReview } from './queries/reviews.ts';

/** To whoever looks after the rule; without an owner, or after the decision, there is nobody to remind. */
export async function composeReminder(
  ctx: Ctx,
  { reviewId, mailId }: { reviewId: string; mailId: string },
): Promise<AccountMail | undefined> {
  const { rule, decidedAt, workedDaysLeft } = await getReview(ctx, reviewId);
  const owner = rule.owner && (await findStaff(ctx, rule.owner.id));
  if (decidedAt !== null || owner?.status !== 'active') return undefined;
  const workspace = await getWorkspace(ctx);
  const say = translator('rules', workspace.locale);
  const words = {
    rule: rule.staffWording,
    count: workedDaysLeft,
    link: new URL(`/rules/${rule.id}`, ctx.platform.config.baseUrl).toString(),
  };
  return {
    id: mailId,
    to: { name: owner.name, address: owner.email },
    fromName: workspace.name,
    subject: say('remind.subject', words),
    text: say('remind.text', words),
  };
}
