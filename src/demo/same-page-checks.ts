import type { Ctx } from '#platform/context.ts';
import { minutesLater } from './calendar.ts';
import { ranked } from './content/same-page.ts';
import type { House } from './house.ts';

const reasons = ['no-time', 'thought-it-obvious', 'keeping-the-peace', 'client-declined'] as const;

/** Both sides named their five, apart: three checks are complete, one waits for us and one for them. */
export async function writeChecks(
  ctx: Ctx,
  house: House,
  partners: readonly { id: string; person: string }[],
): Promise<void> {
  const { workspaceId, now, random } = house;
  const names = await ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', workspaceId)
    .execute();
  const item = (key: string) => {
    const element = names.find(({ id }) => id === house.elementIds.get(key));
    return element ? { words: element.name, elementId: element.id } : { words: key, elementId: null };
  };
  for (const [index, partner] of partners.slice(0, 5).entries()) {
    const lists = ranked[index % ranked.length];
    if (!lists) continue;
    const openedAt = minutesLater(now, -(index * 31 + 3) * 1440);
    const sides = index === 0 ? ['them'] : index === 1 ? ['us'] : ['us', 'them'];
    const checkId = random.id(openedAt);
    const bothInAt = sides.length === 2 ? minutesLater(openedAt, 900) : null;
    await ctx.tx
      .insertInto('samePageChecks')
      .values({ workspaceId, id: checkId, customerId: partner.id, openedAt, bothInAt })
      .execute();
    const rows = sides.map((side) => ({
      workspaceId,
      checkId,
      side,
      items: JSON.stringify((side === 'us' ? lists[0] : lists[1]).map(item)),
      name: side === 'us' ? 'Hannah Okafor' : partner.person,
      at: minutesLater(openedAt, side === 'us' ? 60 : 900),
    }));
    await ctx.tx.insertInto('samePageRankings').values(rows).execute();
  }
}

/** Work for companies without a page, over the year, each with its reason. */
export async function writeUnclear(
  ctx: Ctx,
  house: House,
  withPage: ReadonlySet<string | null>,
): Promise<void> {
  const { workspaceId, random, rows } = house;
  const companies = new Map(rows.customers.map((row) => [row.id, row.companyId ?? null]));
  const without = rows.conversations.filter(({ customerId, status }) => {
    const companyId = companies.get(customerId);
    return companyId != null && !withPage.has(companyId) && status === 'closed';
  });
  const staff = [...house.staffIds.values()];
  const starts = without.slice(-26).map(({ id, customerId, createdAt }, index) => ({
    workspaceId,
    id: random.id(new Date(createdAt)),
    customerId,
    conversationId: id,
    because: random.weighted(reasons, (reason) => 5 - reasons.indexOf(reason)),
    staffId: staff[index % staff.length] ?? null,
    at: minutesLater(new Date(createdAt), 120),
  }));
  if (starts.length > 0) await ctx.tx.insertInto('unclearStarts').values(starts).execute();
}
