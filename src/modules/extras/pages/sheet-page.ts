import { z } from 'zod';
import type { VisitRequest } from '#modules/access/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { translator } from '#platform/texts/texts.ts';
import { myPage } from '../../../portal/my-page.ts';
import { chooseWay } from '../commands/choose-way.ts';
import { figures as figuresShape, tradeOffWay } from '../contract.ts';
import { findSheet } from '../queries/trade-off.ts';
import { sheetBody, type ShownSheet, type SheetNotice } from './sheet-body.ts';

const longestWords = 2000;

/** GET /my/trade-off/{id} */
export function showSheet(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  return sheetPage(ctx, visit, { notice: null, status: 200 });
}

/** POST: the button of one of the four ways. */
export async function receiveChoice(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const { form, visitor } = visit;
  await ownSheet(ctx, visit);
  const way = tradeOffWay.safeParse(form['way']);
  const words = (form['words'] ?? '').trim();
  if (!way.success) return sheetPage(ctx, visit, { notice: 'choose-one', status: 422 });
  if (words.length > longestWords) return sheetPage(ctx, visit, { notice: 'words-too-long', status: 422 });
  const verdict = await chooseWay(ctx, visitor, { sheetId: sheetIdOf(visit), way: way.data, words });
  // Sent anew by the back button or a second tab: they see what was chosen, and that it was not changed.
  if (!verdict.allowed && verdict.because !== 'chosen')
    return sheetPage(ctx, visit, { notice: null, status: 409 });
  if (verdict.allowed)
    return new Response(null, { status: 303, headers: { location: `/my/trade-off/${sheetIdOf(visit)}` } });
  return sheetPage(ctx, visit, { notice: 'chosen-before', status: 409 });
}

async function sheetPage(
  ctx: Ctx,
  visit: VisitRequest,
  { notice, status }: { notice: SheetNotice | null; status: number },
): Promise<Response> {
  const sheet = await ownSheet(ctx, visit);
  const workspace = await getWorkspace(ctx);
  const say = translator('extras', visit.visitor.language);
  const language = visit.visitor.language;
  const body = await sheetBody({
    say,
    language,
    timeZone: workspace.timeZone,
    sheet,
    notice,
    form: visit.form,
  });
  return myPage({
    visitor: visit.visitor,
    workspaceName: workspace.name,
    title: say('page.title'),
    body,
    status,
  });
}

/** Theirs, and shown to them already; a draft is nobody's to see. */
async function ownSheet(ctx: Ctx, visit: VisitRequest): Promise<ShownSheet> {
  const row = await findSheet(ctx, sheetIdOf(visit));
  if (!row || row.offeredAt === null || !visit.visitor.customerIds.includes(row.customerId)) throw notFound();
  return {
    ...row,
    figures: figuresShape.parse(row.figures),
    way: tradeOffWay.nullable().parse(row.chosenWay),
  };
}

function sheetIdOf({ params }: VisitRequest): string {
  const id = z.uuid().safeParse(params['id']);
  if (!id.success) throw notFound();
  return id.data;
}
