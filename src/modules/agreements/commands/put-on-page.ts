import { isCustomer } from '#modules/customers/index.ts';
import { findRule, tellRule } from '#modules/rules/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import type { Agreement, LimitLine, PageContent } from '../contract.ts';
import type { putOnThePage as putEndpoint } from '../contract/beside.ts';
import { emptyPage } from '../logic/lines.ts';
import { findPageOf } from '../queries/beside.ts';
import { getAgreement } from '../queries/agreements.ts';
import { changeAgreement, createAgreement } from './write-draft.ts';

/**
 * Puts a rule on the draft of the page with a customer, and tells customers of it from now on. A page without a draft
 * gets one of what holds; a customer without a page gets a page. A rule that stands there already stands there once.
 */
export async function putOnThePage(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof putEndpoint> },
): Promise<Agreement> {
  const rule = await findRule(ctx, input.ruleId);
  if (!rule) throw invalid('rule_unknown');
  if (!(await isCustomer(ctx, params.id))) throw invalid('customer_unknown');
  await tellRule(ctx, rule.id);
  const line: LimitLine = {
    id: `rule-${rule.id}`,
    kind: rule.kind,
    words: rule.customerSentence || rule.staffWording,
    reason: rule.why,
    ruleId: rule.id,
  };
  const brief = await findPageOf(ctx, [params.id]);
  if (!brief) {
    const made = await createAgreement(ctx, { input: { customerId: params.id, note: '' } });
    return addLimit(ctx, made, line);
  }
  return addLimit(ctx, await getAgreement(ctx, brief.id), line);
}

async function addLimit(ctx: Ctx, page: Agreement, line: LimitLine): Promise<Agreement> {
  const content: PageContent =
    (page.draft ?? page.pending ?? page.inForce ?? page.latest)?.content ?? emptyPage;
  if (content.limits.some(({ ruleId }) => ruleId === line.ruleId)) return page;
  return changeAgreement(ctx, {
    params: { id: page.id },
    input: {
      revision: page.draft?.revision ?? 0,
      content: { ...content, limits: [...content.limits, line] },
    },
  });
}
