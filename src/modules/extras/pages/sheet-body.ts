import { html, type Html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import { tradeOffWay, type Figures, type TradeOffWay } from '../contract.ts';
import { roomInWords } from '../logic/sheet.ts';

export type SheetNotice = 'choose-one' | 'words-too-long' | 'chosen-before';

export interface ShownSheet {
  id: string;
  status: string;
  figures: Figures;
  way: TradeOffWay | null;
  chosenWords: string;
  chosenByName: string;
  chosenAt: Date | null;
}

interface Shown {
  say: Translate;
  language: string;
  timeZone: string;
  sheet: ShownSheet;
  notice: SheetNotice | null;
  /** What was typed, when the page is shown again. */
  form: Record<string, string>;
}

/** Hours and effects, in plain words: nobody is blamed, and no other client stands on it. */
export async function sheetBody(shown: Shown): Promise<Html> {
  const { say, sheet, notice } = shown;
  return html`<h1>${say('page.title')}</h1>
${notice === null ? '' : html`<p class="notice" role="status">${say(`page.notice.${notice}`)}</p>`}
${sheet.status === 'withdrawn' ? html`<p class="notice" role="status">${say('page.withdrawn')}</p>` : ''}
<p class="lead">${sentence(shown)}</p>
${linesOf(shown)}
${figuresOf(shown)}
${sheet.status === 'chosen' ? chosen(shown) : ''}
${sheet.status === 'offered' ? choices(shown) : ''}`;
}

function sentence(shown: Shown): string {
  const { say, sheet } = shown;
  const { result } = sheet.figures;
  const words = { hours: one(shown, sheet.figures.inputs.extraHours), count: roomInWords(sheet.figures) };
  const key = result.verdict === 'fits' ? 'fits' : words.count === 0 ? 'none' : 'some';
  return say(`page.sentence.${key}`, words);
}

function linesOf(shown: Shown) {
  const { say, sheet } = shown;
  if (sheet.figures.lines.length === 0) return '';
  return html`<h2>${say('page.lines')}</h2>
<dl class="said">${sheet.figures.lines.map(
    (line) =>
      html`<div><dt>${line.words}</dt><dd>${say('page.hours', { hours: one(shown, line.hoursPerWeek) })}</dd></div>`,
  )}</dl>`;
}

function figuresOf(shown: Shown) {
  const { say, sheet } = shown;
  const { inputs, result } = sheet.figures;
  const row = (name: string, value: string) =>
    html`<div><dt>${say(`page.figure.${name}`)}</dt><dd>${value}</dd></div>`;
  const hours = (value: number) => say('page.hours', { hours: one(shown, value) });
  return html`<h2>${say('page.effects')}</h2>
<dl class="said">
${row('capacity', hours(result.capacityHours))}
${row('usual', hours(inputs.usualHours))}
${row('extra', hours(inputs.extraHours))}
${row('wait', waitWords(shown))}
</dl>
<p class="small quiet">${say('page.approximate')}</p>`;
}

function waitWords(shown: Shown): string {
  const { say, sheet } = shown;
  const { verdict, timesLonger } = sheet.figures.result;
  if (verdict === 'does-not-fit' || verdict === 'stops') return say(`page.wait.${verdict}`);
  if (verdict === 'fits' || timesLonger === null) return say('page.wait.same');
  return say('page.wait.longer', { times: one(shown, timesLonger) });
}

function chosen({ say, language, timeZone, sheet }: Shown) {
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const when = sheet.chosenAt === null ? '' : at.format(sheet.chosenAt);
  return html`<h2>${say('page.chosen.title')}</h2>
<dl class="said"><div><dt>${say('page.chosen.by', { name: sheet.chosenByName, when })}</dt>
<dd><b>${say(`way.${sheet.way}.title`)}</b>${sheet.chosenWords === '' ? '' : html`<br>${sheet.chosenWords}`}</dd></div></dl>
<p class="quiet">${say('page.chosen.next')}</p>`;
}

function choices({ say, sheet, form }: Shown) {
  return html`<form method="post" action="/my/trade-off/${sheet.id}" data-keep="${sheet.id}">
<fieldset><legend><h2>${say('page.choose')}</h2></legend>
<div class="stack">${tradeOffWay.options.map(
    (way) =>
      html`<label class="choice"><input type="radio" name="way" value="${way}" required${form['way'] === way ? html` checked` : ''}><span class="face"><span><b>${say(`way.${way}.title`)}</b><br><span class="small quiet">${sheet.figures.ways[way] || say(`way.${way}.words`)}</span></span></span></label>`,
  )}</div></fieldset>
<div><label class="question" for="words">${say('page.words')}</label>
<textarea id="words" name="words" rows="3" maxlength="2000">${form['words'] ?? ''}</textarea></div>
<div><button type="submit">${say('page.press')}</button></div>
<p class="small quiet">${say('page.later')}</p>
</form>`;
}

function one({ language }: Pick<Shown, 'language'>, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: value >= 10 ? 0 : 1 }).format(value);
}
