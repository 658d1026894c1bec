import { rankConversation } from '#modules/recovery/commands/rank-conversation.ts';
import { refreshStanding } from '#modules/recovery/commands/standing.ts';
import { effectiveSeverityOf } from '#modules/recovery/logic/spotlight.ts';
import { defaultSettings } from '#modules/workspace/logic.ts';
import type { Ctx } from '#platform/context.ts';
import { minutesLater } from './calendar.ts';
import { slips, thrownBack, underWay, type Slip } from './content/put-right.ts';
import { need, type House } from './house.ts';
import { noPutRightRows, type PutRightRows } from './put-right-rows.ts';
import { pace, tellSteps, type Case, type Place, type Told } from './put-right-steps.ts';
import { seededRandom, type Random } from './random.ts';
import type { Remembered } from './tell-year.ts';

const day = 1440;
/** How many of the year's faults were recorded and put right, and every how many of them were left. */
const perYear = 46;
const leftEvery = 9;

/** A year of what failed and how it was put right, with those that are under way now and the mail that throws words back. */
export async function putThingsRight(
  ctx: Ctx,
  house: House,
  told: { year: readonly Remembered[]; today: readonly Place[] },
): Promise<readonly string[]> {
  const random = seededRandom(91);
  const rows = noPutRightRows();
  const open = openCases(random, house, told);
  const taken = new Set(open.map(({ place }) => place.guest.id));
  for (const one of [...pastCases(random, house, told.year, taken), ...open])
    tellCase({ house, random, rows }, one);
  await writeRows(ctx, rows);
  await noteEcho(ctx, house, told.today);
  for (const { id } of rows.recoveries.filter(({ status }) => status !== 'closed'))
    await refreshStanding(ctx, id);
  for (const { place } of open) await rankConversation(ctx, place.id);
  return rows.recoveries.map(({ id }) => id);
}

/** Every so many of the year's faults, one for each guest, oldest first. */
function pastCases(random: Random, { now }: House, year: readonly Remembered[], taken: Set<string>): Case[] {
  const faulty = year.filter(
    ({ story, guest, closedAt }) =>
      story.fault && guest.language === 'en' && closedAt && !taken.has(guest.id),
  );
  const step = Math.max(1, Math.floor(faulty.length / perYear));
  const seen = new Set<string>();
  return faulty
    .filter((_, index) => index % step === 0)
    .filter(({ guest }) => !seen.has(guest.id) && seen.add(guest.id))
    .flatMap((place, index): Case[] => {
      const slip = slipOf(random, place.story.fault ?? '');
      // What ended less than a week ago would still be under way.
      if (!slip || place.startedAt > minutesLater(now, -9 * day)) return [];
      const upTo = index % leftEvery === 4 ? null : 'closed';
      return [{ place, slip, happenedAt: place.startedAt, upTo }];
    });
}

function openCases(
  random: Random,
  { now, rows }: House,
  { year, today }: { year: readonly Remembered[]; today: readonly Place[] },
): Case[] {
  const latest = year.filter(({ guest }) => guest.language === 'en').toReversed();
  const seen = new Set<string>();
  return underWay.flatMap((one): Case[] => {
    const place = one.customer
      ? today.find(({ guest }) => guest.name === one.customer)
      : latest.find(({ story, guest }) => story.fault === one.fault && !seen.has(guest.id));
    const slip = slipOf(random, one.fault);
    if (!place || !slip) return [];
    seen.add(place.guest.id);
    const conversation = rows.conversations.find(({ id }) => id === place.id);
    // Nothing failed before the customer had written of it.
    const begun = new Date(conversation?.createdAt ?? now);
    const happenedAt =
      one.customer && begun > minutesLater(now, -one.minutesAgo) ? begun : minutesLater(now, -one.minutesAgo);
    return [{ place, slip: { ...slip, words: one.words ?? slip.words }, happenedAt, upTo: one.upTo }];
  });
}

function slipOf(random: Random, fault: string): Slip | undefined {
  const fitting = slips.filter((slip) => slip.fault === fault);
  return fitting.length === 0 ? undefined : random.pick(fitting);
}

function tellCase(told: Told, { place, slip, happenedAt, upTo }: Case): void {
  const { house, random, rows } = told;
  const { workspaceId } = house;
  const customer = house.rows.customers.find(({ id }) => id === place.guest.id);
  const tier = tierOf(customer?.tier);
  const failureId = random.id(happenedAt);
  const recoveryId = random.id(minutesLater(happenedAt, 1));
  const closedAt = upTo === 'closed' ? minutesLater(happenedAt, random.between(...pace.closed)) : null;
  rows.failures.push({
    workspaceId,
    id: failureId,
    customerId: place.guest.id,
    conversationId: place.id,
    elementId: need(house.elementIds, slip.fault),
    words: slip.words,
    severity: slip.severity,
    effectiveSeverity: String(
      effectiveSeverityOf(slip.severity, tier === 'standard' ? 1 : defaultSettings.spotlightPrior),
    ),
    tierAtTime: tier,
    foundBy: random.chance(0.3) ? 'us' : 'them',
    source: 'person',
    causeWords: slip.cause,
    isStable: slip.isStable,
    isInOurControl: slip.isInOurControl,
    status: closedAt ? 'recovered' : upTo === null ? 'unrecovered' : 'recovering',
    happenedAt,
    recordedBy: place.staffId,
    servedBy: place.staffId,
    channel: 'email',
    recordedAt: minutesLater(happenedAt, 1),
    closedAt: upTo === null ? minutesLater(happenedAt, 12 * day) : closedAt,
  });
  const endedAt = upTo === null ? minutesLater(happenedAt, 12 * day) : closedAt;
  rows.recoveries.push({
    workspaceId,
    id: recoveryId,
    failureId,
    ownerStaffId: place.staffId,
    beneficiaryId: place.guest.id,
    payerId: place.guest.id,
    paidMinor: slip.paidMinor,
    loss: slip.loss,
    status: endedAt ? 'closed' : 'open',
    outcome: upTo === null ? 'unrecovered' : closedAt ? 'recovered' : null,
    closedBecause: upTo === null ? 'They had left, and did not answer any more.' : '',
    closedAt: endedAt,
    lastStep: endedAt ? 'closed' : 'owned',
    createdAt: minutesLater(happenedAt, 1),
    updatedAt: endedAt ?? minutesLater(happenedAt, 1),
  });
  rows.owners.push({
    workspaceId,
    id: random.id(happenedAt),
    recoveryId,
    staffId: place.staffId,
    since: minutesLater(happenedAt, 1),
  });
  tellSteps(told, { place, slip, happenedAt, upTo }, { recoveryId, closedAt: endedAt });
}

async function writeRows({ tx }: Ctx, rows: PutRightRows): Promise<void> {
  await tx.insertInto('failures').values(rows.failures).execute();
  await tx.insertInto('recoveries').values(rows.recoveries).execute();
  await tx.insertInto('recoverySteps').values(rows.steps).execute();
  await tx.insertInto('recoveryOwners').values(rows.owners).execute();
  await tx.insertInto('recoveryOptions').values(rows.options).execute();
  await tx.insertInto('recoverySurprises').values(rows.surprises).execute();
  await tx.insertInto('recoveryRatings').values(rows.ratings).execute();
  await tx.insertInto('authorityEntries').values(rows.entries).execute();
}

/** The mail of today that is no praise, as the message itself says. */
async function noteEcho(ctx: Ctx, { rows }: House, today: readonly Place[]): Promise<void> {
  const place = today.find(({ guest }) => guest.name === thrownBack.customer);
  const message = rows.messages.find(
    ({ conversationId, direction }) => conversationId === place?.id && direction === 'in',
  );
  if (!place || !message) return;
  await ctx.tx
    .insertInto('messageEchoes')
    .values({
      workspaceId: ctx.workspaceId,
      messageId: message.id,
      conversationId: place.id,
      customerId: place.guest.id,
      level: 'high',
      phrase: thrownBack.phrase,
      cue: thrownBack.cue,
      foundAt: message.sentAt,
    })
    .execute();
  await rankConversation(ctx, place.id);
}

function tierOf(tier: string | undefined): 'standard' | 'premium' | 'flagship' {
  return tier === 'premium' || tier === 'flagship' ? tier : 'standard';
}
