import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { howFarReply, type HowFarReply } from '../contract/check-ins.ts';

/** Replies that are owed, the most pressing first. */
export async function listOwedReplies(ctx: Ctx): Promise<{ data: HowFarReply[] }> {
  const rows = await owedRows(ctx)
    .where('owed.repliedAt', 'is', null)
    .orderBy('owed.dueAt')
    .orderBy('owed.answerId')
    .limit(200)
    .execute();
  return { data: rows.map((row) => toReply(row, ctx.now)) };
}

export async function lockOwedReply(ctx: Ctx, answerId: string) {
  await ctx.tx
    .selectFrom('howFarReplies')
    .select('answerId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('answerId', '=', answerId)
    .forUpdate()
    .execute();
  const row = await owedRows(ctx).where('owed.answerId', '=', answerId).executeTakeFirst();
  return row && { ...row, words: row.words ?? '' };
}

export type OwedReply = NonNullable<Awaited<ReturnType<typeof lockOwedReply>>>;

function owedRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('howFarReplies as owed')
    .innerJoin('answers as answer', (join) =>
      join.onRef('answer.workspaceId', '=', 'owed.workspaceId').onRef('answer.id', '=', 'owed.answerId'),
    )
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'owed.workspaceId')
        .onRef('customers.id', '=', 'owed.customerId'),
    )
    .leftJoin('answers as said', (join) =>
      join
        .onRef('said.workspaceId', '=', 'answer.workspaceId')
        .onRef('said.askId', '=', 'answer.askId')
        .on('said.question', '=', 'how-far-words')
        .on('said.replacedAt', 'is', null),
    )
    .leftJoin('answers as about', (join) =>
      join
        .onRef('about.workspaceId', '=', 'answer.workspaceId')
        .onRef('about.askId', '=', 'answer.askId')
        .on('about.question', '=', 'how-far-about')
        .on('about.replacedAt', 'is', null),
    )
    .leftJoin('elements', (join) =>
      join
        .onRef('elements.workspaceId', '=', 'answer.workspaceId')
        .on(sql<boolean>`elements.id::text = about.value`),
    )
    .select([
      'owed.answerId',
      'owed.customerId',
      'owed.dueAt',
      'owed.repliedAt',
      'answer.value as howFar',
      'answer.at as askedAt',
      'customers.name as customerName',
      'customers.language',
      'said.value as words',
      'elements.id as elementId',
      'elements.name as elementName',
    ])
    .where('owed.workspaceId', '=', ctx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof owedRows>['execute']>>[number];

function toReply(row: Row, now: Date): HowFarReply {
  return {
    answerId: row.answerId,
    customer: { id: row.customerId, name: row.customerName },
    howFar: howFarReply.shape.howFar.parse(row.howFar),
    words: z.string().catch('').parse(row.words),
    element: row.elementId === null ? null : { id: row.elementId, name: row.elementName ?? '' },
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: row.dueAt < now,
  };
}
