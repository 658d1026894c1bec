import { recordDecision } from '#modules/decisions/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import { figures as figuresShape, tradeOffWay, type Figures, type TradeOffWay } from '../contract.ts';
import { tradeOffChosen } from '../events.ts';
import { mayChoose, type ChoiceVerdict } from '../logic/sheet.ts';
import { lockSheet } from '../queries/trade-off.ts';

interface Choice {
  sheetId: string;
  way: TradeOffWay;
  words: string;
}

/**
 * The client chooses one of the four ways, once: the sheet is locked, so of two tabs, a double click or an old link
 * only the first counts, and whoever comes later is answered with how things stand. The choice is a decision of theirs,
 * by name, in the same transaction.
 */
export async function chooseWay(
  ctx: Ctx,
  visitor: Visitor,
  { sheetId, way, words }: Choice,
): Promise<ChoiceVerdict> {
  const sheet = await lockSheet(ctx, sheetId);
  if (!sheet || !visitor.customerIds.includes(sheet.customerId)) throw notFound();
  const verdict = mayChoose(sheet.status);
  if (!verdict.allowed) return verdict;
  const byName = visitor.name || visitor.address;
  const { customerId } = sheet;
  const shown = figuresShape.parse(sheet.figures);
  const decisionId = await logChoice(ctx, { customerId, shown, byName, sheetId, way, words });
  await ctx.tx
    .updateTable('tradeOffSheets')
    .set({
      status: 'chosen',
      chosenWay: way,
      chosenWords: words,
      chosenByName: byName,
      chosenAt: ctx.now,
      decisionId,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sheetId)
    .execute();
  announce(ctx, tradeOffChosen, {
    sheetId,
    customerId,
    personId: visitor.customerId,
    way,
    words,
    line: lineOf(translator('extras', visitor.language), { shown, way, words }),
    decisionId,
    byName,
    at: ctx.now.toISOString(),
  });
  return verdict;
}

/** What was pressed, what we said it means, and what they added: a bare press says enough to go by. */
function lineOf(say: Translate, { shown, way, words }: { shown: Figures; way: TradeOffWay; words: string }) {
  const what = shown.ways[way] || say(`way.${way}.words`);
  return `${say('choice.line', { way: say(`way.${way}.title`), what })} ${words}`.trim();
}

async function logChoice(
  ctx: Ctx,
  made: Choice & { customerId: string; shown: Figures; byName: string },
): Promise<string> {
  const say = translator('extras');
  const { shown } = made;
  const hours = Math.round(shown.inputs.extraHours * 10) / 10;
  const { id } = await recordDecision(ctx, {
    question: say('choice.question', { hours }),
    options: tradeOffWay.options.map((way) => ({
      id: way,
      words: [say(`way.${way}.title`), shown.ways[way]].filter(Boolean).join(': '),
      horizon: 'quarter' as const,
      serves: [],
      sacrifices: [],
      hoursPerWeek: way === 'not' ? 0 : hours,
      costMinor: null,
    })),
    customerId: made.customerId,
    aboutKind: 'trade-off-sheet',
    aboutId: made.sheetId,
    choice: { optionId: made.way, words: made.words, decidedBy: 'customer', name: made.byName },
  });
  return id;
}
