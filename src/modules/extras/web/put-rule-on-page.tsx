import { PutOnThePage } from '#modules/agreements/web/index.ts';
import type { Request } from '../contract.ts';

/** One key: the rule stands on the page between us from now on, so that the next time they have been told. */
export function PutRuleOnPage({ request }: { request: Request }) {
  const { rule, account } = request;
  return rule && <PutOnThePage customerId={account.id} ruleId={rule.id} />;
}
