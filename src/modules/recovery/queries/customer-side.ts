import { sql } from 'kysely';
import { getHouse } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { optionKind, recoveryStep, type RecoveryStep } from '../shapes.ts';
import { quickEnd } from '../logic/due.ts';
import type { CustomerFacts, KnownOption, KnownStep } from '../logic/customer-side.ts';

/** One putting-right as the customer may know it; undefined when there is none of this id. */
export async function findCustomerFacts(ctx: Ctx, id: string): Promise<CustomerFacts | undefined> {
  const [facts] = await factsOf(ctx, await rowsOf(ctx).where('r.id', '=', id).execute());
  return facts;
}

const mostShown = 10;

/** Those of a visitor: the open ones, and what was closed since, the latest first. Seven statements however many. */
export async function listCustomerFacts(
  ctx: Ctx,
  { customerIds, closedSince }: { customerIds: readonly string[]; closedSince: Date },
): Promise<CustomerFacts[]> {
  const rows = await rowsOf(ctx)
    .where((eb) =>
      eb.or([eb('r.beneficiaryId', 'in', [...customerIds]), eb('r.payerId', 'in', [...customerIds])]),
    )
    .where((eb) => eb.or([eb('r.status', '=', 'open'), eb('r.closedAt', '>', closedSince)]))
    .orderBy(sql`r.status = 'open' desc`)
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostShown)
    .execute();
  return factsOf(ctx, rows);
}

function rowsOf(ctx: Ctx) {
  return ctx.tx
    .selectFrom('recoveries as r')
    .innerJoin('failures as f', (join) =>
      join.onRef('f.workspaceId', '=', 'r.workspaceId').onRef('f.id', '=', 'r.failureId'),
    )
    .innerJoin('staff as owner', (join) =>
      join.onRef('owner.workspaceId', '=', 'r.workspaceId').onRef('owner.id', '=', 'r.ownerStaffId'),
    )
    .innerJoin('customers as guest', (join) =>
      join.onRef('guest.workspaceId', '=', 'r.workspaceId').onRef('guest.id', '=', 'r.beneficiaryId'),
    )
    .innerJoin('customers as payer', (join) =>
      join.onRef('payer.workspaceId', '=', 'r.workspaceId').onRef('payer.id', '=', 'r.payerId'),
    )
    .leftJoin('elements as e', (join) =>
      join.onRef('e.workspaceId', '=', 'f.workspaceId').onRef('e.id', '=', 'f.elementId'),
    )
    .select([
      'r.id',
      'r.status',
      'r.outcome',
      'r.nextStep',
      'r.nextDueAt',
      'r.createdAt',
      'r.beneficiaryId',
      'r.payerId',
      'f.conversationId',
      'f.words',
      'f.happenedAt',
      'f.foundBy',
      'owner.name as ownerName',
      'guest.name as guestName',
      'payer.name as payerName',
      'e.name as elementName',
      sql<boolean>`exists (select from customer_identities i where i.workspace_id = r.workspace_id
        and i.customer_id = r.beneficiary_id and i.kind = 'email')`.as('beneficiaryIsReachable'),
    ])
    .where('r.workspaceId', '=', ctx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

async function factsOf(ctx: Ctx, rows: readonly Row[]): Promise<CustomerFacts[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const steps = await stepsOf(ctx, ids);
  const owners = await ownersOf(ctx, ids);
  const options = await optionsOf(ctx, ids);
  const more = await givenAndRated(ctx, ids);
  const house = await getHouse(ctx);
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversationId,
    words: row.words,
    elementName: row.elementName,
    happenedAt: row.happenedAt,
    foundBy: row.foundBy === 'us' ? 'us' : 'them',
    status: row.status === 'closed' ? 'closed' : 'open',
    outcome: row.outcome === 'recovered' || row.outcome === 'unrecovered' ? row.outcome : null,
    ownerName: row.ownerName,
    beneficiary: { id: row.beneficiaryId, name: row.guestName },
    payer: { id: row.payerId, name: row.payerName },
    beneficiaryIsReachable: row.beneficiaryIsReachable,
    steps: steps.filter(({ recoveryId }) => recoveryId === row.id).map(toStep),
    owners: owners.filter(({ recoveryId }) => recoveryId === row.id),
    options: options.filter(({ recoveryId }) => recoveryId === row.id).map(toOption),
    given: more.given
      .filter(({ recoveryId }) => recoveryId === row.id)
      .flatMap(({ what, givenAt }) => (givenAt === null ? [] : [{ what, at: givenAt }])),
    rating: more.ratings.find(({ recoveryId }) => recoveryId === row.id) ?? null,
    nextStep: recoveryStep.nullable().parse(row.nextStep),
    nextDueAt: row.nextDueAt,
    doneBy: quickEnd(row.createdAt, house.settings.quickDays, house),
  }));
}

async function stepsOf(ctx: Ctx, ids: readonly string[]) {
  return ctx.tx
    .selectFrom('recoverySteps')
    .select(['id', 'recoveryId', 'step', 'at', 'byKind', 'words', 'undoneAt', 'undoneWords'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', 'in', [...ids])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

function toStep(row: Awaited<ReturnType<typeof stepsOf>>[number]): KnownStep {
  const { id, at, words, undoneAt, undoneWords } = row;
  return {
    ...{ id, at, words, undoneAt, undoneWords },
    step: recoveryStep.parse(row.step),
    byCustomer: row.byKind === 'customer',
  };
}

async function ownersOf(ctx: Ctx, ids: readonly string[]) {
  return ctx.tx
    .selectFrom('recoveryOwners as o')
    .innerJoin('staff', (join) =>
      join.onRef('staff.workspaceId', '=', 'o.workspaceId').onRef('staff.id', '=', 'o.staffId'),
    )
    .select(['o.recoveryId', 'o.since', 'staff.name'])
    .where('o.workspaceId', '=', ctx.workspaceId)
    .where('o.recoveryId', 'in', [...ids])
    .orderBy('o.since')
    .orderBy('o.id')
    .execute();
}

/** What a later round took back is nobody's to choose any more. */
async function optionsOf(ctx: Ctx, ids: readonly string[]) {
  return ctx.tx
    .selectFrom('recoveryOptions')
    .select(['id', 'recoveryId', 'kind', 'words', 'faceMinor', 'chosenAt', 'chosenByName'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', 'in', [...ids])
    .where((eb) => eb.or([eb('withdrawnAt', 'is', null), eb('chosenAt', 'is not', null)]))
    .orderBy('position')
    .orderBy('id')
    .execute();
}

function toOption(row: Awaited<ReturnType<typeof optionsOf>>[number]): KnownOption {
  const { id, words, chosenAt, chosenByName } = row;
  const kind = optionKind.parse(row.kind);
  return { id, kind, words, faceMinor: Number(row.faceMinor), chosenAt, chosenByName };
}

/** A surprise that is only planned is never read here, so that no page can show it by mistake. */
async function givenAndRated(ctx: Ctx, ids: readonly string[]) {
  const given = await ctx.tx
    .selectFrom('recoverySurprises')
    .select(['recoveryId', 'what', 'givenAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', 'in', [...ids])
    .where('givenAt', 'is not', null)
    .where('givenAt', '<=', ctx.now)
    .orderBy('givenAt')
    .orderBy('id')
    .execute();
  const ratings = await ctx.tx
    .selectFrom('recoveryRatings')
    .select(['recoveryId', 'distributive', 'procedural', 'interactional', 'compared'])
    .select(['wouldRecommend', 'words', 'at'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', 'in', [...ids])
    .execute();
  return { given, ratings };
}

/** The step that was taken and not undone since. */
export async function findStandingStep(
  ctx: Ctx,
  { recoveryId, step }: { recoveryId: string; step: RecoveryStep },
): Promise<string | undefined> {
  const row = await ctx.tx
    .selectFrom('recoverySteps')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recoveryId', '=', recoveryId)
    .where('step', '=', step)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
