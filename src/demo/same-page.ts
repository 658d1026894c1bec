import { listSuggestions } from '#modules/rules/queries.ts';
import { startingPage } from '#modules/agreements/queries/starting-page.ts';
import type { PageContent } from '#modules/agreements/contract.ts';
import { usesOf } from '#modules/agreements/logic/lines.ts';
import type { Ctx } from '#platform/context.ts';
import { colleagues } from './content/house-facts.ts';
import { houseRules, refusals, wishes } from './content/same-page.ts';
import { minutesLater } from './calendar.ts';
import { need, type House } from './house.ts';
import { writeChecks, writeUnclear } from './same-page-checks.ts';

type Version = 'accepted' | 'offered' | 'declined' | 'draft';

/** One page of the year: with whom, since when, how often it changed, and how its last version stands. */
interface Told {
  customerId: string | null;
  name: string;
  daysAgo: number;
  /** How many versions both sides have agreed on before the last. */
  earlier: number;
  last: Version;
  by: 'us' | 'customer';
}

/** Rules, the charter, the pages with companies in every state, same-page checks, and work begun without a page. */
export async function writeSamePage(ctx: Ctx, house: House): Promise<void> {
  await writeRules(ctx, house);
  await writeCharter(ctx, house);
  const partners = partnersOf(house);
  const pages = partners.slice(0, 34).map(({ id, name }, index) => told(house, { id, name, index }));
  const spoken = partners.find(({ name }) => name === 'Northline Travel') ?? partners[0];
  if (spoken)
    pages.unshift({
      customerId: spoken.id,
      name: spoken.name,
      daysAgo: 200,
      earlier: 2,
      last: 'offered',
      by: 'customer',
    });
  const seen = new Set<string | null>();
  for (const page of pages) {
    if (seen.has(page.customerId) || page.name === 'Kestrel Training') continue;
    seen.add(page.customerId);
    await writePage(ctx, house, page);
  }
  await writeChecks(ctx, house, partners);
  await writeUnclear(ctx, house, seen);
}

/** Companies, those who wrote last first, each with a name of somebody who speaks for it. */
function partnersOf({ rows }: House): { id: string; name: string; person: string }[] {
  const people = new Map(rows.customers.map((row) => [row.companyId ?? '', row.name ?? '']));
  const latest = new Map<string, number>();
  for (const { customerId, lastMessageAt } of rows.conversations)
    latest.set(customerId, Math.max(latest.get(customerId) ?? 0, new Date(lastMessageAt).getTime()));
  return rows.customers
    .filter(({ kind }) => kind === 'company')
    .map(({ id, name }) => ({ id, name: name ?? '', person: people.get(id) ?? 'Iris Fenwick' }))
    .toSorted((one, other) => (latest.get(other.id) ?? 0) - (latest.get(one.id) ?? 0));
}

function told({ random }: House, { id, name, index }: { id: string; name: string; index: number }): Told {
  const last: Version =
    index === 2
      ? 'offered'
      : index === 5 || index === 11
        ? 'declined'
        : index === 7
          ? 'draft'
          : index % 9 === 8
            ? 'offered'
            : 'accepted';
  const earlier = last === 'draft' || index === 11 ? 0 : index % 4 === 1 ? 2 : index % 3 === 0 ? 1 : 0;
  const by = index === 8 ? 'customer' : 'us';
  const since = random.between(70, 340);
  // Only who has a page can change it.
  return { customerId: id, name, daysAgo: since, earlier: by === 'customer' ? 1 : earlier, last, by };
}

async function writeRules(ctx: Ctx, house: House): Promise<void> {
  const { workspaceId, now, random } = house;
  const day = (days: number) =>
    minutesLater(now, days * 1440)
      .toISOString()
      .slice(0, 10);
  const usual = (await listSuggestions(ctx)).data.map(({ key: _, ...rule }) => ({
    ...rule,
    isTold: true,
    untoldBecause: '',
    status: 'live' as const,
    burdenMinutes: null,
  }));
  const owners = [...house.staffIds.values()];
  const rows = [...usual, ...houseRules].map((rule, index) => {
    const createdAt = minutesLater(now, -(380 - index * 20) * 1440);
    const isEnded = rule.status === 'killed';
    return {
      workspaceId,
      id: random.id(createdAt),
      ...rule,
      ownerStaffId: rule.status === 'nominated' ? null : (owners[index % 5] ?? null),
      bornOn: day(-380 + index * 20),
      reviewBy: rule.status === 'nominated' ? null : day(index === 1 ? -9 : 40 + index * 25),
      createdAt,
      updatedAt: createdAt,
      endedAt: isEnded ? minutesLater(now, -60 * 1440) : null,
    };
  });
  await ctx.tx.insertInto('rules').values(rows).execute();
}

async function writeCharter(ctx: Ctx, house: House): Promise<void> {
  const charter: Told = {
    customerId: null,
    name: 'Harbour House',
    daysAgo: 320,
    earlier: 1,
    last: 'accepted',
    by: 'us',
  };
  await writePage(ctx, house, charter);
}

/** Each version differs from the one before by a line, as pages do that people talk about. */
async function writePage(ctx: Ctx, house: House, page: Told): Promise<void> {
  const { workspaceId, now, random } = house;
  const start = await startingPage(ctx, { customerId: page.customerId ?? undefined });
  const createdAt = minutesLater(now, -page.daysAgo * 1440);
  const id = random.id(createdAt);
  const keeper = random.pick(colleagues.filter(({ role }) => role !== 'light'));
  const ownerStaffId = need(house.staffIds, keeper.key);
  await ctx.tx
    .insertInto('agreements')
    .values({
      workspaceId,
      id,
      customerId: page.customerId,
      title: start.title,
      ownerStaffId,
      createdAt,
      updatedAt: createdAt,
    })
    .execute();
  const person = personOf(house, page);
  let content = page.customerId === null ? start.content : withWish(house, start.content, createdAt);
  let base: string | null = null;
  let accepted: string | null = null;
  let at = createdAt;
  for (let number = 1; number <= page.earlier + 1; number++) {
    const isLast = number === page.earlier + 1;
    const status = isLast ? page.last : 'superseded';
    at = isLast && page.last === 'offered' ? recently(house) : spread(house, page, number);
    if (number > 1) content = withWish(house, content, at);
    const by = isLast ? page.by : 'us';
    const versionId: string = random.id(at);
    await ctx.tx
      .insertInto('agreementVersions')
      .values({
        workspaceId,
        id: versionId,
        agreementId: id,
        number: status === 'draft' ? null : number,
        // With an offer open, the version before it still holds.
        status: !isLast && number === page.earlier && page.last !== 'accepted' ? 'accepted' : status,
        proposedBy: by,
        authorStaffId: by === 'us' ? ownerStaffId : null,
        authorName: by === 'us' ? keeper.name : person.name,
        baseVersionId: base,
        content: JSON.stringify(content),
        note: by === 'customer' ? 'This is what cost us time in the spring.' : '',
        createdAt: at,
        updatedAt: at,
        offeredAt: status === 'draft' ? null : at,
        decidedAt: status === 'offered' || status === 'draft' ? null : minutesLater(at, 2880),
        declinedBecause: status === 'declined' ? random.pick(refusals) : '',
      })
      .execute();
    await noteUses(ctx, house, versionId, content);
    const sides = status === 'offered' && by === 'customer' ? ['them'] : saidYes(page, status);
    await sayYes(ctx, house, { versionId, sides, at, us: { ...keeper, id: ownerStaffId }, them: person });
    if (status === 'accepted' || (!isLast && number === page.earlier)) accepted = versionId;
    base = versionId;
  }
  const status = accepted && page.last !== 'draft' ? 'accepted' : page.last;
  await ctx.tx
    .updateTable('agreements')
    .set({
      status,
      acceptedVersionId: accepted,
      updatedAt: minutesLater(at, 2880) > now ? at : minutesLater(at, 2880),
    })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

function recently({ now, random }: House): Date {
  return minutesLater(now, -random.between(200, 2600));
}

function spread({ now }: House, { daysAgo, earlier }: Told, number: number): Date {
  const share = (number - 1) / (earlier + 1.2);
  return minutesLater(now, -Math.round(daysAgo * (1 - share)) * 1440);
}

function saidYes({ customerId }: Told, status: string): string[] {
  if (status === 'draft') return [];
  return customerId === null || status === 'offered' || status === 'declined' ? ['us'] : ['us', 'them'];
}

function withWish({ random }: House, content: PageContent, at: Date): PageContent {
  const known = new Set(content.ours.map(({ words }) => words));
  const free = wishes.filter((words) => !known.has(words));
  const words = free.length > 0 ? random.pick(free) : undefined;
  if (words === undefined) return content;
  const line = { id: random.id(at), words, promiseId: null, elementId: null, expectationId: null };
  return { ...content, ours: [line, ...content.ours].slice(0, 10) };
}

function personOf({ rows }: House, { customerId }: Told): { id: string | null; name: string } {
  const person = customerId && rows.customers.find(({ companyId }) => companyId === customerId);
  return person ? { id: person.id, name: person.name ?? '' } : { id: customerId, name: 'Iris Fenwick' };
}

async function noteUses(ctx: Ctx, { workspaceId }: House, versionId: string, content: PageContent) {
  const uses = usesOf(content).map((use) => ({ workspaceId, versionId, ...use }));
  if (uses.length > 0) await ctx.tx.insertInto('agreementUses').values(uses).execute();
}

interface Yes {
  versionId: string;
  sides: readonly string[];
  at: Date;
  us: { id: string; name: string };
  them: { id: string | null; name: string };
}

async function sayYes(ctx: Ctx, house: House, { versionId, sides, at, us, them }: Yes): Promise<void> {
  const rows = sides.map((side) => ({
    workspaceId: house.workspaceId,
    id: house.random.id(at),
    versionId,
    side,
    staffId: side === 'us' ? us.id : null,
    customerId: side === 'them' ? them.id : null,
    name: side === 'us' ? us.name : them.name,
    at: side === 'us' ? at : minutesLater(at, sides.length === 1 ? 0 : 2880),
  }));
  if (rows.length > 0) await ctx.tx.insertInto('agreementAcceptances').values(rows).execute();
}
