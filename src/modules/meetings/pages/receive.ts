import type { Ctx } from '#platform/context.ts';
import { isRefusal } from '#platform/errors.ts';
import { addItem, changeItem, removeItem } from '../commands/change-items.ts';
import { changeMeeting } from '../commands/change-meeting.ts';
import { scoreMeeting } from '../commands/score-meeting.ts';
import { agreeMeeting } from '../commands/take-steps.ts';
import { mostFocusItems } from '../logic/items.ts';
import type { ClientView } from '../logic/client-view.ts';

export type Wish = 'tell' | 'score' | 'focus' | 'agenda' | 'agree';
type Form = Record<string, string>;

export type Received =
  | { kind: 'taken' }
  /** Nothing that was typed is lost: it stands on the page beside what is there now. */
  | { kind: 'stopped'; because: 'changed' | 'empty' | 'score' | 'not-now'; kept: string[] };

const taken: Received = { kind: 'taken' };

/** What one form of the client's page says. Each is checked against what the page offered, not only hidden from it. */
export function receive(
  ctx: Ctx,
  { wish, view, form }: { wish: Wish; view: ClientView; form: Form },
): Promise<Received> {
  switch (wish) {
    case 'tell':
      return tell(ctx, view, form);
    case 'score':
      return score(ctx, view, form);
    case 'focus':
      return pickFocus(ctx, view, form);
    case 'agenda':
      return addToAgenda(ctx, view, form);
    case 'agree':
      return agree(ctx, view, form);
  }
}

async function tell(ctx: Ctx, view: ClientView, form: Form): Promise<Received> {
  const words = textOf(form, 'words', 4000);
  if (!view.may.tell) return stopped('not-now', [words]);
  if (words === '') return stopped('empty', []);
  const was = { dissatisfaction: textOf(form, 'was', 4000) };
  return orStopped(words, () => changeMeeting(ctx, view.id, { dissatisfaction: words, was }));
}

async function score(ctx: Ctx, view: ClientView, form: Form): Promise<Received> {
  if (!view.may.score) return stopped('not-now', []);
  const given = Number((form['score'] ?? '').replace(',', '.'));
  if ((form['score'] ?? '').trim() === '' || !(given >= 0 && given <= 10)) return stopped('score', []);
  const elements = Object.entries(form)
    .filter(([name, value]) => name.startsWith('element-') && /^[0-5]$/.test(value))
    .map(([name, value]) => ({ elementId: name.slice('element-'.length), value: Number(value) }))
    .filter(({ elementId }) => isId(elementId));
  const scoredByName = textOf(form, 'name', 200);
  await scoreMeeting(ctx, view.id, { score: Math.round(given * 10) / 10, scoredByName, elements });
  return taken;
}

/** Line by line, so that one that somebody changed meanwhile does not hold up the others. */
async function pickFocus(ctx: Ctx, view: ClientView, form: Form): Promise<Received> {
  const lines = Array.from({ length: mostFocusItems }, (_, index) => `focus-${index + 1}`);
  if (!view.may.pickFocus)
    return stopped(
      'not-now',
      lines.map((name) => textOf(form, name, 300)),
    );
  const kept: string[] = [];
  for (const name of lines) {
    const words = textOf(form, name, 300);
    if ((await saveFocus(ctx, view, { words, form, name })).kind === 'stopped') kept.push(words);
  }
  return kept.length === 0 ? taken : stopped('changed', kept);
}

async function saveFocus(
  ctx: Ctx,
  view: ClientView,
  { words, form, name }: { words: string; form: Form; name: string },
): Promise<Received> {
  const itemId = form[`${name}-id`];
  const revision = Number(form[`${name}-revision`]);
  if (itemId === undefined) {
    if (words === '') return taken;
    return orStopped(words, () =>
      addItem(ctx, view.id, { kind: 'focus', words, origin: '', bySide: 'them' }),
    );
  }
  const current = view.focus.find(({ id }) => id === itemId);
  if (!current) return words === '' ? taken : stopped('changed', [words]);
  if (current.words === words) return taken;
  const place = { id: view.id, itemId };
  if (words !== '') return orStopped(words, () => changeItem(ctx, place, { words, revision }));
  if (current.revision !== revision) return stopped('changed', [words]);
  return orStopped(words, () => removeItem(ctx, place));
}

async function addToAgenda(ctx: Ctx, view: ClientView, form: Form): Promise<Received> {
  const words = textOf(form, 'words', 2000);
  if (!view.may.addAgenda) return stopped('not-now', [words]);
  if (words === '') return stopped('empty', []);
  return orStopped(words, () => addItem(ctx, view.id, { kind: 'agenda', words, origin: '', bySide: 'them' }));
}

async function agree(ctx: Ctx, view: ClientView, form: Form): Promise<Received> {
  const name = textOf(form, 'name', 200);
  if (!view.may.agree) return stopped('not-now', []);
  if (name === '') return stopped('empty', []);
  return orStopped(name, () => agreeMeeting(ctx, view.id, { name }));
}

/** A conflict is an answer of the page; whatever else is refused is one of the frame around it. */
async function orStopped(typed: string, work: () => Promise<unknown>): Promise<Received> {
  try {
    await work();
    return taken;
  } catch (error) {
    if (isRefusal(error) && error.kind === 'conflict')
      return stopped(error.code === 'changed_meanwhile' ? 'changed' : 'not-now', [typed]);
    throw error;
  }
}

function stopped(because: 'changed' | 'empty' | 'score' | 'not-now', kept: string[]): Received {
  return { kind: 'stopped', because, kept: kept.filter((text) => text !== '') };
}

/** Forms send lines with two signs; here a line ends with one. */
function textOf(form: Form, name: string, most: number): string {
  return (form[name] ?? '').replaceAll('\r\n', '\n').trim().slice(0, most);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
