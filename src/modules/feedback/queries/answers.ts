import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { Page } from '#platform/contract.ts';
import { decodeCursor, pageOf, timeCursor } from '#platform/http/paging.ts';
import { question, type Answer, type Question } from '../contract.ts';

interface AnswerFilter {
  limit: number;
  cursor?: string | undefined;
  question?: Question | undefined;
  customerId?: string | undefined;
  conversationId?: string | undefined;
}

/** The latest answers this reader may see; the privacy of a person's answers is part of the question put to the table. */
export async function listAnswers(ctx: Ctx, filter: AnswerFilter): Promise<Page<Answer>> {
  const me = staffIdOf(ctx);
  let query = pageOfAnswers(ctx, filter).where((eb) =>
    eb.or([
      eb('answers.question', 'not in', ['how-did-i-do', 'keep', 'change']),
      eb('answers.sharedAt', 'is not', null),
      ...(me === null ? [] : [eb('asks.staffId', '=', me)]),
    ]),
  );
  if (filter.question) query = query.where('answers.question', '=', filter.question);
  if (filter.customerId) query = query.where('asks.customerId', '=', filter.customerId);
  if (filter.conversationId) query = query.where('asks.conversationId', '=', filter.conversationId);
  return toPage(await query.execute(), filter.limit);
}

export async function listAnswersAbout(
  ctx: Ctx,
  staffId: string,
  filter: AnswerFilter,
): Promise<Page<Answer>> {
  const rows = await pageOfAnswers(ctx, filter)
    .where('asks.staffId', '=', staffId)
    .where('answers.question', 'in', ['how-did-i-do', 'keep', 'change'])
    .execute();
  return toPage(rows, filter.limit);
}

export async function findAnswer(ctx: Ctx, answerId: string): Promise<Answer | undefined> {
  const row = await answerRows(ctx).where('answers.id', '=', answerId).executeTakeFirst();
  return row && toAnswer(row);
}

/** How often a person asked, and the marks of 1 to 5 they were given, by mark. */
export async function countAnswersAbout(ctx: Ctx, staffId: string) {
  const { rows } = await sql<{ asksMade: number; unread: number; marks: Record<string, number> | null }>`
    select
      (select count(*) from asks where workspace_id = ${ctx.workspaceId} and staff_id = ${staffId}) as asks_made,
      count(*) filter (where read_at is null) as unread,
      (select jsonb_object_agg(value, n) from (
        select a.value, count(*) as n from asks k join answers a on a.workspace_id = k.workspace_id and a.ask_id = k.id
        where k.workspace_id = ${ctx.workspaceId} and k.staff_id = ${staffId}
          and a.question = 'how-did-i-do' and a.replaced_at is null
        group by a.value) counted) as marks
    from (
      select a.read_at from asks k join answers a on a.workspace_id = k.workspace_id and a.ask_id = k.id
      where k.workspace_id = ${ctx.workspaceId} and k.staff_id = ${staffId}
        and a.question in ('how-did-i-do', 'keep', 'change') and a.replaced_at is null
    ) mine`.execute(ctx.tx);
  return rows[0] ?? { asksMade: 0, unread: 0, marks: null };
}

function pageOfAnswers(ctx: Ctx, filter: AnswerFilter) {
  const after = decodeCursor(filter.cursor, timeCursor);
  let query = answerRows(ctx)
    .orderBy('answers.at', 'desc')
    .orderBy('answers.id', 'desc')
    .limit(filter.limit + 1);
  if (after)
    query = query.where((eb) => eb(eb.refTuple('answers.at', 'answers.id'), '<', eb.tuple(...after)));
  return query;
}

function answerRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('answers')
    .innerJoin('asks', (join) =>
      join.onRef('asks.workspaceId', '=', 'answers.workspaceId').onRef('asks.id', '=', 'answers.askId'),
    )
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
    .select([
      'answers.id',
      'answers.askId',
      'answers.question',
      'answers.value',
      'answers.at',
      'answers.sharedAt',
      'answers.readAt',
      'asks.customerId',
      'customers.name as customerName',
      'asks.conversationId',
      'conversations.number as conversationNumber',
      'conversations.subject as conversationSubject',
      'asks.staffId',
      'staff.name as staffName',
      'asks.elementId',
      'elements.name as elementName',
    ])
    .where('answers.workspaceId', '=', ctx.workspaceId)
    .where('answers.replacedAt', 'is', null);
}

type AnswerRow = Awaited<ReturnType<ReturnType<typeof answerRows>['execute']>>[number];

function toPage(rows: AnswerRow[], limit: number): Page<Answer> {
  return pageOf(rows, limit, toAnswer, (row) => [row.at.toISOString(), row.id]);
}

function toAnswer(row: AnswerRow): Answer {
  const asked = question.parse(row.question);
  // Who and which basic belong to the question about them; beside the mark of the whole they would mislead.
  const isOfBasic = asked === 'basic-worked';
  const isOfPerson = asked === 'how-did-i-do' || asked === 'keep' || asked === 'change';
  return {
    id: row.id,
    askId: row.askId,
    question: asked,
    value: row.value,
    at: row.at.toISOString(),
    customer: { id: row.customerId, name: row.customerName },
    conversation:
      row.conversationId === null
        ? null
        : {
            id: row.conversationId,
            number: row.conversationNumber ?? 0,
            subject: row.conversationSubject ?? '',
          },
    staff: isOfPerson && row.staffId !== null ? { id: row.staffId, name: row.staffName ?? '' } : null,
    element: isOfBasic && row.elementId !== null ? { id: row.elementId, name: row.elementName ?? '' } : null,
    sharedAt: row.sharedAt?.toISOString() ?? null,
    readAt: row.readAt?.toISOString() ?? null,
  };
}
