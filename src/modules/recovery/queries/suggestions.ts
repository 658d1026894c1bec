import { getHouse, type House } from '#modules/promises/index.ts';
import type { Reader } from '#platform/context.ts';
import type { OutputOf } from '#platform/contract.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { suggestOptionsEndpoint } from '../contract.ts';
import { apologyParts, asSentence } from '../logic/apology.ts';
import { type Offer, suggestedOffers } from '../logic/offering.ts';
import { redressOf, surpriseBudget, wholeOf } from '../logic/redress.ts';
import { type Idea, listIdeas } from './liked.ts';
import { getSheetRow, type SheetRow } from './sheet.ts';

type Suggestions = OutputOf<typeof suggestOptionsEndpoint>;

/** What could be offered and given, and a first version of the apology; a person decides and sends. */
export async function suggestionsFor(ctx: Reader, recoveryId: string): Promise<Suggestions> {
  const row = await getSheetRow(ctx, recoveryId);
  const house = await getHouse(ctx);
  const t = translator('recovery', 'en');
  const ideas = await listIdeas(ctx, row.beneficiaryId);
  return {
    ...moneyOf(row, house, t),
    surprises: ideas.map((idea) => ({ what: idea.what, because: becauseOf(idea, t) })),
    apology: apologyFor(row, house, t),
  };
}

function moneyOf(
  row: SheetRow,
  house: House,
  t: Translate,
): Pick<Suggestions, 'redress' | 'options' | 'surpriseBudget'> {
  if (row.paidMinor === null) return { redress: null, options: [], surpriseBudget: null };
  const facts = {
    paidMinor: Number(row.paidMinor),
    severity: row.fSeverity,
    isInOurControl: row.fIsInOurControl,
    hasEarlier: row.earlier > 0,
    wholeMinor: wholeOf(house.currency),
  };
  const redress = redressOf(facts, house.settings);
  return {
    redress,
    options: suggestedOffers(row.loss, redress).map((offer) => ({
      ...offer,
      words: wordsOf(offer, house, t),
    })),
    surpriseBudget: surpriseBudget(facts, house.settings),
  };
}

function wordsOf({ kind, faceMinor }: Offer, house: House, t: Translate): string {
  return t(`suggestions.option.${kind}`, { amount: amountOf(faceMinor, house) });
}

function amountOf(minor: number, { locale, currency }: House): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(minor / wholeOf(currency));
}

function becauseOf({ from }: Idea, t: Translate): string {
  if (from.kind === 'loved') return t('suggestions.loved', { count: from.n });
  return from.words === '' ? t('suggestions.cares') : t('suggestions.told', { words: from.words });
}

function apologyFor(row: SheetRow, house: House, t: Translate): string {
  const parts = apologyParts({
    words: row.fWords,
    causeWords: row.fCauseWords,
    isStable: row.fIsStable,
    isInOurControl: row.fIsInOurControl,
    hasEarlier: row.earlier > 0,
  });
  const facts = {
    name: row.beneficiaryName,
    words: asSentence(row.fWords),
    cause: asSentence(row.fCauseWords),
    owner: row.fOwnerName ?? '',
    house: house.name,
  };
  return parts.map((part) => t(`suggestions.apology.${part}`, facts)).join('\n\n');
}
