import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { translator } from '#platform/texts/texts.ts';
import { withChoice } from '../logic/trade-off.ts';
import { getAgreement } from '../queries/agreements.ts';
import { findPageOf } from '../queries/beside.ts';
import { findCustomer } from '../queries/customers.ts';
import { suggestVersion } from './suggest.ts';

interface Choice {
  sheetId: string;
  customerId: string;
  personId: string;
  line: string;
  byName: string;
}

/**
 * What a client chose on a trade-off sheet becomes their suggestion to the page between us, with their yes; ours waits.
 * A client without a page keeps the decision alone. The line is named after the sheet, so a second run adds nothing.
 */
export async function takeTradeOff(ctx: Ctx, choice: Choice): Promise<void> {
  const customer = await findCustomer(ctx, choice.customerId);
  if (!customer) return;
  // A page may stand with the company or with the person who speaks for it.
  const brief = await findPageOf(ctx, [customer.id, choice.personId]);
  const page = brief && (await getAgreement(ctx, brief.id));
  const base = page?.pending ?? page?.inForce ?? page?.latest;
  if (!page || !base) return;
  const content = withChoice(base.content, { sheetId: choice.sheetId, words: choice.line });
  if (!content) return;
  const { locale } = await getWorkspace(ctx);
  const name = choice.byName.trim() === '' ? customer.name : choice.byName;
  await suggestVersion(ctx, {
    agreementId: page.id,
    baseVersionId: base.id,
    content,
    note: translator('agreements', customer.language ?? locale)('trade-off.note'),
    name,
    yes: { side: 'them', name, staffId: null, customerId: choice.personId },
  });
}
