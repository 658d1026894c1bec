import { html, type Html } from '#platform/html/html.ts';
import type { Translate } from '#platform/texts/texts.ts';
import { questions, type CurrentAnswer } from '../logic/submission.ts';
import type { Question } from '../contract.ts';
import type { Ask } from '../queries/find-ask.ts';
import { basicQuestion } from './ask-form.ts';

/** A heading and a paragraph: for everything that is not a question. */
export async function wordsPage(title: string, words: string): Promise<Html> {
  return html`<h1>${title}</h1><p class="lead quiet">${words}</p>`;
}

interface Said {
  ask: Ask;
  answers: readonly CurrentAnswer[];
  /** By which an answer that names an element is shown. */
  elements: readonly { id: string; name: string }[];
}

/** Choices that are stored by a word of ours and shown by theirs. */
const chosen: readonly Question[] = ['basic-worked', 'how-far', 'longest-wait', 'superior'];

export async function thanksPage(
  say: Translate,
  shown: Said & { until: string; path: string },
): Promise<Html> {
  return html`<h1>${say('thanks.title')}</h1>
<p class="lead quiet">${say('thanks.words')} ${say('thanks.until', { until: shown.until })}</p>
${saidList(say, shown)}
<p><a class="button" href="${shown.path}">${say('ask.change')}</a></p>`;
}

export async function finalPage(say: Translate, said: Said): Promise<Html> {
  return html`<h1>${say('final.title')}</h1>
<p class="lead quiet">${say('final.words')}</p>
${saidList(say, said)}`;
}

export async function declinePage(say: Translate, ask: Ask, path: string): Promise<Html> {
  return html`<h1>${say('decline.title')}</h1>
<p class="lead quiet">${say('decline.words', { workspace: ask.workspaceName })}</p>
<form method="post" action="${path}"><button type="submit">${say('decline.press')}</button></form>`;
}

function saidList(say: Translate, { ask, answers, elements }: Said) {
  const inOrder = questions.flatMap((question) => answers.filter((answer) => answer.question === question));
  if (inOrder.length === 0) return '';
  return html`<h2>${say('thanks.said')}</h2>
<dl class="said">${inOrder.map(
    (answer) => html`
<div><dt>${questionWords(say, ask, answer)}</dt><dd>${answerWords(say, answer, elements)}</dd></div>`,
  )}
</dl>`;
}

function questionWords(say: Translate, ask: Ask, { question }: CurrentAnswer): string {
  if (question === 'basic-worked') return basicQuestion(say, ask);
  return say(`question.${question}`, { name: ask.staffName ?? '', workspace: ask.workspaceName });
}

function answerWords(say: Translate, { question, value }: CurrentAnswer, elements: Said['elements']) {
  if (question === 'how-far-about') return elements.find(({ id }) => id === value)?.name ?? '';
  if (question === 'school-mark')
    return html`<span class="letter">${value}</span>${say(`choice.school-mark.${value}`)}`;
  return chosen.includes(question) ? say(`choice.${question}.${value}`) : value;
}
