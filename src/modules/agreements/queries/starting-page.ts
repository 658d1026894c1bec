import { holds, listRules } from '#modules/rules/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { invalid } from '#platform/errors.ts';
import { translator } from '#platform/texts/texts.ts';
import type { startingPageEndpoint } from '../contract.ts';
import { startingContent } from '../logic/starting-page.ts';
import { findCustomer } from './customers.ts';

/** A page to begin with, made of what is known: of this customer, of us, and of the trade. */
export async function startingPage(
  ctx: Reader,
  { customerId }: { customerId?: string | undefined },
): Promise<OutputOf<typeof startingPageEndpoint>> {
  const workspace = await getWorkspace(ctx);
  const customer = customerId === undefined ? undefined : await findCustomer(ctx, customerId);
  if (customerId !== undefined && !customer) throw invalid('customer_unknown');
  const say = translator('agreements', customer?.language ?? workspace.locale);
  const names = { workspace: workspace.name, customer: customer?.name ?? '' };
  const whom = customer ? 'customer' : 'charter';
  const usual = (part: string) =>
    Object.values(say(`start.${workspace.trade}.${part}`, { returnObjects: true }));
  const rules = await listRules(ctx, { show: 'current', told: 'yes' });
  const content = startingContent({
    expectations: customerId === undefined ? [] : await expectationsOf(ctx, customerId),
    promises: await promisesToAll(ctx),
    core: (await coreElements(ctx)).map(({ id, name }) => ({ id, words: say('start.basic', { name }) })),
    rules: rules.data.filter(({ status, customerSentence }) => holds(status) && customerSentence !== ''),
    usual: { ours: usual('ours'), theirs: usual('theirs'), outOfScope: usual('outOfScope') },
    intro: say(`start.intro.${whom}`, names),
    missed: say('start.missed'),
    change: say(`start.change.${whom}`, names),
  });
  return { title: say(`start.title.${whom}`, names), content };
}

/** What this customer told us they expect, in their own words. */
function expectationsOf(ctx: Reader, customerId: string) {
  return ctx.tx
    .selectFrom('expectations')
    .select(['id', 'elementId', 'words'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('customerId', '=', customerId)
    .where('replacedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('words', '!=', '')
    .where('state', '!=', 'inferred')
    .orderBy('at', 'desc')
    .limit(4)
    .execute();
}

function promisesToAll(ctx: Reader) {
  return ctx.tx
    .selectFrom('promises')
    .select(['id', 'elementId', 'sentence'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', 'in', ['published', 'trial'])
    .orderBy('createdAt')
    .orderBy('id')
    .limit(5)
    .execute();
}

function coreElements(ctx: Reader) {
  return ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('pillar', '=', 'core')
    .where('status', '=', 'live')
    .orderBy('position')
    .execute();
}
