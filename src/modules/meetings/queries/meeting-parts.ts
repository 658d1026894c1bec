import { sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { itemKind, type Meeting, type MeetingItem } from '../contract.ts';

type Reader = Pick<Ctx, 'tx' | 'workspaceId'>;

export async function listItems(ctx: Reader, meetingId: string): Promise<MeetingItem[]> {
  const rows = await itemRows(ctx)
    .where('item.meetingId', '=', meetingId)
    .orderBy('item.kind')
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
  return rows.map(toItem);
}

export async function getItem(
  ctx: Reader,
  { meetingId, itemId }: { meetingId: string; itemId: string },
): Promise<MeetingItem> {
  const row = await itemRows(ctx)
    .where('item.meetingId', '=', meetingId)
    .where('item.id', '=', itemId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toItem(row);
}

function itemRows(ctx: Reader) {
  return ctx.tx
    .selectFrom('meetingItems as item')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspaceId', '=', 'item.workspaceId').onRef('staff.id', '=', 'item.ownerStaffId'),
    )
    .leftJoin('conversations', (join) =>
      join
        .onRef('conversations.workspaceId', '=', 'item.workspaceId')
        .onRef('conversations.id', '=', 'item.conversationId'),
    )
    .selectAll('item')
    .select(['staff.name as staffName', 'conversations.number as conversationNumber'])
    .where('item.workspaceId', '=', ctx.workspaceId);
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['executeTakeFirstOrThrow']>>;

function toItem(row: ItemRow): MeetingItem {
  return {
    id: row.id,
    kind: itemKind.parse(row.kind),
    words: row.words,
    origin: row.origin,
    bySide: row.bySide === 'them' ? 'them' : 'us',
    isPrivate: row.isPrivate,
    owner: row.ownerStaffId === null ? null : { id: row.ownerStaffId, name: row.staffName ?? '' },
    ownerName: row.ownerName,
    dueOn: row.dueOn,
    doneAt: row.doneAt?.toISOString() ?? null,
    conversation:
      row.conversationId === null || row.conversationNumber === null
        ? null
        : { id: row.conversationId, number: row.conversationNumber },
    position: row.position,
    revision: row.revision,
  };
}

export async function listPeople(ctx: Reader, meetingId: string): Promise<Meeting['people']> {
  const rows = await ctx.tx
    .selectFrom('meetingPeople as person')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspaceId', '=', 'person.workspaceId').onRef('staff.id', '=', 'person.staffId'),
    )
    .leftJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'person.workspaceId')
        .onRef('customers.id', '=', 'person.customerId'),
    )
    .select([
      'person.id',
      'person.side',
      'person.staffId',
      'person.customerId',
      sql<string>`coalesce(nullif(person.name, ''), staff.name, customers.name, '')`.as('name'),
    ])
    .where('person.workspaceId', '=', ctx.workspaceId)
    .where('person.meetingId', '=', meetingId)
    .orderBy('person.side')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({ ...row, side: row.side === 'them' ? 'them' : 'us' }));
}

export async function listElementScores(ctx: Reader, meetingId: string): Promise<Meeting['elementScores']> {
  const rows = await ctx.tx
    .selectFrom('meetingScores as score')
    .innerJoin('elements', (join) =>
      join
        .onRef('elements.workspaceId', '=', 'score.workspaceId')
        .onRef('elements.id', '=', 'score.elementId'),
    )
    .select(['score.elementId', 'elements.name', 'score.value'])
    .where('score.workspaceId', '=', ctx.workspaceId)
    .where('score.meetingId', '=', meetingId)
    .orderBy('elements.position')
    .orderBy('elements.id')
    .execute();
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}
