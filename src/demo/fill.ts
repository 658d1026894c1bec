import { sql } from 'kysely';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import { askGuests } from './asks.ts';
import { askBothSides } from './both-sides.ts';
import { tellAskedAndGiven } from './asked-and-given.ts';
import { minutesLater } from './calendar.ts';
import { recordChecks } from './checks.ts';
import { house as facts } from './content/house-facts.ts';
import { layDownEvidence } from './evidence.ts';
import { noteExpectations } from './expectations.ts';
import { inviteGuests } from './guests.ts';
import { learnFromTheYear } from './learnt.ts';
import { furnish, type House } from './house.ts';
import { freezePreReads } from './pre-reads.ts';
import { openLooks } from './looks.ts';
import { promiseThings } from './promised.ts';
import { decidePromises } from './promises.ts';
import { putThingsRight } from './put-right.ts';
import { holdReviews } from './reviews.ts';
import { liveByRules } from './rules-lived.ts';
import { seededRandom } from './random.ts';
import { insertRows, noRows } from './rows.ts';
import { writeSamePage } from './same-page.ts';
import { tellToday } from './tell-today.ts';
import { tellYear } from './tell-year.ts';
import { attachPapers, quarantineOne, recordEvents } from './trimmings.ts';

export interface Filled {
  conversations: number;
  customers: number;
  messages: number;
  answers: number;
  rows: number;
  /** Opens the one-minute page of a customer who has not answered yet. */
  askToken: string;
}

/** The same number, the same year. */
const seed = 2048;

/** Writes the whole year in one transaction: a demonstration is complete or not there. */
export function fillWorkspace(
  platform: Platform,
  { workspaceId, ownerId }: { workspaceId: string; ownerId: string },
): Promise<Filled> {
  const options = { workspaceId, actor: systemActor, requestId: newId() };
  return run(platform, options, async (ctx) => {
    // A year takes longer to think up than a request may leave its transaction idle.
    await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(ctx.tx);
    const rows = noRows();
    const house = await furnish(ctx, seededRandom(seed), rows, ownerId);
    const { askToken, ...told } = await tellEverything(ctx, house);
    await ctx.tx
      .updateTable('workspaces')
      .set({ slogans: [...facts.slogans], locale: 'en-GB' })
      .where('id', '=', workspaceId)
      .execute();
    await setCounters(ctx, house);
    const written = await insertRows(ctx.tx, rows);
    await tellAskedAndGiven(ctx, house);
    await writeSamePage(ctx, house);
    await freezePreReads(ctx, facts.timeZone);
    await putThingsRight(ctx, house, told);
    await liveByRules(ctx, house, told.year);
    await learnFromTheYear(ctx, house, facts.timeZone);
    return {
      conversations: rows.conversations.length,
      customers: rows.customers.length,
      messages: rows.messages.length,
      answers: rows.answers.length,
      rows: written,
      askToken,
    };
  });
}

async function tellEverything(ctx: Ctx, house: House) {
  const zone = facts.timeZone;
  const guests = inviteGuests(house);
  const year = tellYear(house, guests, zone);
  const today = tellToday(house, guests);
  const evidence = [
    ...decidePromises(house, [...year, ...today]),
    ...promiseThings(house, year, today),
    ...recordChecks(house, year, zone),
    ...askGuests(house, year, zone),
    ...holdReviews(house),
  ];
  openLooks(house);
  layDownEvidence(house, evidence, zone);
  noteExpectations(house);
  askBothSides(house);
  await attachPapers(ctx, house);
  quarantineOne(house);
  recordEvents(house);
  noteLastConversations(house);
  return { askToken: openAsk(house), year, today };
}

function noteLastConversations({ rows }: House): void {
  const lastOf = new Map<string, Date>();
  for (const { customerId, lastMessageAt } of rows.conversations) {
    const at = new Date(lastMessageAt);
    const known = lastOf.get(customerId);
    if (!known || known < at) lastOf.set(customerId, at);
  }
  for (const customer of rows.customers) customer.lastConversationAt = lastOf.get(customer.id) ?? null;
}

/** The newest unanswered ask gets a token somebody knows, so that the customer's page can be looked at. */
function openAsk(house: House): string {
  const ask = house.rows.asks.findLast(({ status, kind }) => status === 'sent' && kind === undefined);
  if (!ask) throw new Error('The demonstration has no open ask');
  const secret = newSecret();
  Object.assign(ask, { tokenHash: hashSecret(secret), expiresAt: minutesLater(house.now, 30 * 1440) });
  const workspace = Buffer.from(house.workspaceId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${workspace}.${secret}`;
}

/** The next conversation of a person goes on counting where the year ended. */
async function setCounters(ctx: Ctx, house: House): Promise<void> {
  const value = house.rows.conversations.length;
  await ctx.tx
    .insertInto('workspaceCounters')
    .values({ workspaceId: ctx.workspaceId, name: 'conversation', value })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doUpdateSet({ value }))
    .execute();
}
