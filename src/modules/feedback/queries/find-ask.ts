import type { Ctx } from '#platform/context.ts';
import { z } from 'zod';
import { question } from '../contract.ts';

/** Everything the ask page shows and every decision about it needs; undefined for a link that leads nowhere. */
export async function findAskByToken(ctx: Ctx, hash: Buffer) {
  return withKind(await asks(ctx).where('asks.tokenHash', '=', hash).executeTakeFirst());
}

const kinds = z.enum(['after-conversation', 'check-in', 'same-sentence']);

function withKind<Row extends { kind: string }>(row: Row | undefined) {
  return row && { ...row, kind: kinds.parse(row.kind) };
}

export type Ask = NonNullable<Awaited<ReturnType<typeof findAskByToken>>>;

/** The same, alone with it: two submissions of one ask follow each other. */
export async function lockAskByToken(ctx: Ctx, hash: Buffer): Promise<Ask | undefined> {
  return withKind(await asks(ctx).where('asks.tokenHash', '=', hash).forUpdate('asks').executeTakeFirst());
}

function asks(ctx: Ctx) {
  return ctx.tx
    .selectFrom('asks')
    .innerJoin('workspaces', 'workspaces.id', 'asks.workspaceId')
    .innerJoin('customers', (join) =>
      join
        .onRef('customers.workspaceId', '=', 'asks.workspaceId')
        .onRef('customers.id', '=', 'asks.customerId'),
    )
    .leftJoin('conversations', (join) =>
      join
        .onRef('conversations.workspaceId', '=', 'asks.workspaceId')
        .onRef('conversations.id', '=', 'asks.conversationId'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspaceId', '=', 'asks.workspaceId').onRef('staff.id', '=', 'asks.staffId'),
    )
    .leftJoin('elements', (join) =>
      join.onRef('elements.workspaceId', '=', 'asks.workspaceId').onRef('elements.id', '=', 'asks.elementId'),
    )
    .selectAll('asks')
    .select([
      'workspaces.name as workspaceName',
      'workspaces.timeZone',
      'workspaces.locale',
      'workspaces.suspendedAt',
      'workspaces.settings',
      'customers.language',
      'customers.declinesAsksAt',
      'conversations.subject',
      'staff.name as staffName',
      'elements.name as elementName',
      'elements.checkWording',
    ])
    .where('asks.workspaceId', '=', ctx.workspaceId);
}

/** What the "how much further" of a check-in can be about. */
export async function elementsOf(ctx: Ctx, ask: Pick<Ask, 'kind'>): Promise<{ id: string; name: string }[]> {
  if (ask.kind !== 'check-in') return [];
  return ctx.tx
    .selectFrom('elements')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('status', '=', 'live')
    .orderBy('pillar')
    .orderBy('position')
    .limit(100)
    .execute();
}

/** What the person currently says; replaced and flagged answers are history. */
export async function listCurrentAnswers(ctx: Ctx, askId: string) {
  const rows = await ctx.tx
    .selectFrom('answers')
    .select(['id', 'question', 'value', 'at'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('askId', '=', askId)
    .where('replacedAt', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, question: question.parse(row.question) }));
}
