import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { isRefusal, notFound } from '#platform/errors.ts';
import { html, type Html } from '#platform/html/html.ts';
import { newId } from '#platform/ids.ts';
import type { Translate } from '#platform/texts/texts.ts';
import { myPage } from '../../../portal/my-page.ts';
import { suggestVersion } from '../commands/suggest.ts';
import { agreementVersion, pageContent, type PageContent } from '../contract.ts';
import { changedByForm, fieldOf, spareLines } from '../logic/change-form.ts';
import { shownVersion, theirSpeaker, visitedPage, type Visited } from './visited.ts';

/** GET /my/agreements/{id}/change: the page as a form, one field a line. */
export async function showChange(ctx: Ctx, { visitor, params }: VisitRequest): Promise<Response> {
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  const version = shownVersion(visited.agreement);
  if (!version || visited.agreement.endedAt) throw notFound();
  return changeForm(visited, visitor, { baseVersionId: version.id, content: version.content });
}

/** POST: their words become the next version, with their yes; ours waits. */
export async function receiveChange(ctx: Ctx, request: VisitRequest): Promise<Response> {
  const { visitor, params, form } = request;
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  const baseVersionId = form['base'] ?? '';
  const base = await baseContent(ctx, visited.agreement.id, baseVersionId);
  const content = changedByForm(base, form, newId);
  const kept = { baseVersionId, content, name: form['name'] ?? visitor.name, note: form['note'] ?? '' };
  const yes = theirSpeaker(visitor, kept.name);
  try {
    await suggestVersion(ctx, {
      agreementId: visited.agreement.id,
      baseVersionId,
      content,
      note: kept.note.trim().slice(0, 1000),
      name: yes.name,
      yes,
    });
  } catch (error) {
    return changeRefused(error, visited, { visitor, kept });
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/my/agreements/${visited.agreement.id}`, 'cache-control': 'no-store' },
  });
}

async function baseContent(ctx: Ctx, agreementId: string, versionId: string): Promise<PageContent> {
  if (!agreementVersion.shape.id.safeParse(versionId).success) throw notFound();
  const row = await ctx.tx
    .selectFrom('agreementVersions')
    .select('content')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('agreementId', '=', agreementId)
    .where('id', '=', versionId)
    .where('number', 'is not', null)
    .executeTakeFirst();
  if (!row) throw notFound();
  return pageContent.parse(row.content);
}

interface Kept {
  baseVersionId: string;
  content: PageContent;
  name?: string;
  note?: string;
}

/** Nothing typed is lost: the form comes back with it, joined with what we changed meanwhile if we did. */
function changeRefused(
  error: unknown,
  visited: Visited,
  { visitor, kept }: { visitor: VisitRequest['visitor']; kept: Kept },
): Promise<Response> {
  if (!isRefusal(error)) throw error;
  const { say } = visited;
  if (error.code === 'nothing_changed')
    return changeForm(visited, visitor, { ...kept, status: 422, notice: say('page.form.nothing') });
  if (error.code !== 'changed_meanwhile') throw error;
  const { versionId, proposal } = error.facts as { versionId: string; proposal: { content: PageContent } };
  return changeForm(visited, visitor, {
    ...kept,
    baseVersionId: versionId,
    content: proposal.content,
    status: 409,
    notice: say('page.form.meanwhile', { workspace: visited.workspaceName }),
  });
}

async function changeForm(
  { agreement, say, workspaceName }: Visited,
  visitor: VisitRequest['visitor'],
  given: Kept & { status?: number; notice?: string },
): Promise<Response> {
  const { content, notice } = given;
  const body = await html`<h1>${say('page.form.title')}</h1>
<p class="lead quiet">${say('page.form.lead')}</p>
${notice === undefined ? '' : html`<p class="notice" role="alert">${notice}</p>`}
<form method="post" action="/my/agreements/${agreement.id}/change" data-keep="change-${agreement.id}" class="lines">
<input type="hidden" name="base" value="${given.baseVersionId}">
${await field(say, 'intro', { id: 'intro', words: content.intro })}
${await fields(say, 'ours', content.ours)}
${await fields(say, 'theirs', content.theirs)}
${await fields(say, 'limits', content.limits, 0)}
${await fields(say, 'outOfScope', content.outOfScope)}
${await field(say, 'missed', { id: 'missed', words: content.missed })}
${await field(say, 'change', { id: 'change', words: content.change })}
<div><label class="question" for="note">${say('page.form.note')}</label><textarea id="note" name="note" maxlength="1000">
${given.note ?? ''}</textarea></div>
<div><label class="question" for="name">${say('page.name')}</label><input id="name" name="name" autocomplete="name" required maxlength="200" value="${given.name ?? visitor.name}"></div>
<p class="quiet small">${say('page.form.means', { workspace: workspaceName })}</p>
<div><button type="submit">${say('page.form.send')}</button></div></form>`;
  const status = given.status ?? 200;
  return myPage({ visitor, workspaceName, title: say('page.form.title'), body, status });
}

async function fields(
  say: Translate,
  section: string,
  lines: readonly { id: string; words: string }[],
  spare = spareLines,
): Promise<Html | ''> {
  if (lines.length + spare === 0) return '';
  const empty = Array.from({ length: spare }, (_, index) => ({ id: `new-${index}`, words: '' }));
  return html`<fieldset><legend class="question">${say(`page.${section}`)}</legend>${[...lines, ...empty].map(
    ({ id, words }, index) =>
      html`<textarea name="${fieldOf(section, id)}" rows="2" maxlength="500" aria-label="${say(words === '' ? 'page.form.new' : 'page.form.line', { number: index + 1, section: say(`page.${section}`) })}" ${words === '' ? html`placeholder="${say('page.form.add')}"` : ''}>
${words}</textarea>`,
  )}</fieldset>`;
}

async function field(
  say: Translate,
  section: string,
  { id, words }: { id: string; words: string },
): Promise<Html> {
  return html`<div><label class="question" for="${section}">${say(`page.${section}`)}</label><textarea id="${section}" name="${fieldOf(section, id)}" maxlength="500" rows="3">
${words}</textarea></div>`;
}
