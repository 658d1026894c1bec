import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import { html, type Html } from '#platform/html/html.ts';
import { myPage } from '../../../portal/my-page.ts';
import type { AgreementVersion } from '../contract.ts';
import { listVersions } from '../queries/agreements.ts';
import { differenceSheet, sheet } from './sheet.ts';
import { shownVersion, visitedPage, type Visited } from './visited.ts';

/** GET /my/agreements/{id}: what is on the table, what it changes, and three ways to answer. */
export async function showPage(ctx: Ctx, { visitor, params }: VisitRequest): Promise<Response> {
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  return renderPage(visited, visitor, {});
}

export async function renderPage(
  visited: Visited,
  visitor: VisitRequest['visitor'],
  { notice, status = 200 }: { notice?: string; status?: number },
): Promise<Response> {
  const { agreement, say, workspaceName } = visited;
  const version = shownVersion(agreement);
  if (!version) throw notFound();
  const isNew = agreement.pending !== null && agreement.inForce !== null;
  const body = await html`<h1>${agreement.title}</h1>
${notice === undefined ? '' : html`<p class="notice" role="status">${notice}</p>`}
<p class="lead quiet">${standing(visited, version)}</p>
${isNew ? html`<h2 class="part-title">${say('page.changes')}</h2>${await differenceSheet(say, agreement.difference)}` : ''}
${isNew ? html`<h2 class="part-title">${say('page.whole', { number: version.number })}</h2>` : ''}
${await sheet({ say, content: version.content })}
${await yeses(visited, version)}
${await answers(visited, version, visitor.name)}
${isNew && agreement.inForce ? html`<details class="part"><summary>${say('page.in-force', { number: agreement.inForce.number })}</summary>${await sheet({ say, content: agreement.inForce.content })}</details>` : ''}
<p class="small way"><a class="step" href="/my/agreements/${agreement.id}/versions">${say('page.versions')}</a></p>`;
  return myPage({ visitor, workspaceName, title: agreement.title, body, status });
}

function standing({ agreement, say, moment, workspaceName }: Visited, version: AgreementVersion): string {
  const facts = { number: version.number, workspace: workspaceName, because: version.declinedBecause };
  if (agreement.endedAt) return say('page.standing.ended', { ...facts, at: moment(agreement.endedAt) });
  if (version.status === 'declined') return say('page.standing.declined', facts);
  if (version.status !== 'offered')
    return say('page.standing.accepted', { ...facts, at: moment(version.decidedAt ?? version.updatedAt) });
  return say(agreement.waitsFor === 'us' ? 'page.standing.us' : 'page.standing.them', facts);
}

async function yeses({ say, moment, workspaceName }: Visited, version: AgreementVersion): Promise<Html | ''> {
  if (version.acceptances.length === 0) return '';
  return html`<ul class="yes">${version.acceptances.map(
    ({ side, name, at }) =>
      html`<li>${say(`page.yes.${side}`, { name, workspace: workspaceName, at: moment(at), number: version.number })}</li>`,
  )}</ul>`;
}

async function answers(
  { agreement, say }: Visited,
  version: AgreementVersion,
  name: string,
): Promise<Html | ''> {
  if (agreement.endedAt) return '';
  const path = `/my/agreements/${agreement.id}`;
  const asksThem = version.status === 'offered' && !version.acceptances.some(({ side }) => side === 'them');
  return html`${
    asksThem
      ? html`<form method="post" action="${path}/accept" class="part"><input type="hidden" name="version" value="${version.id}">
<div><label class="question" for="name">${say('page.name')}</label><input id="name" name="name" autocomplete="name" required maxlength="200" value="${name}"></div>
<div><button type="submit">${say('page.accept', { number: version.number })}</button></div></form>`
      : ''
  }
<p class="after"><a class="button plain" href="${path}/change">${say('page.suggest')}</a></p>
${
  version.status === 'offered' && version.proposedBy === 'us' && asksThem
    ? html`<details class="part"><summary>${say('page.decline')}</summary><form method="post" action="${path}/decline"><input type="hidden" name="version" value="${version.id}">
<div><label class="question" for="because">${say('page.decline-why')}</label><textarea id="because" name="because" required maxlength="1000"></textarea></div>
<div><button type="submit">${say('page.decline-send')}</button></div></form></details>`
    : ''
}`;
}

/** GET /my/agreements/{id}/versions: every version with what it changed and who said yes. */
export async function showVersions(ctx: Ctx, { visitor, params }: VisitRequest): Promise<Response> {
  const visited = await visitedPage(ctx, visitor, params['id'] ?? '');
  const { agreement, say, moment, workspaceName } = visited;
  const { data } = await listVersions(ctx, agreement.id);
  const parts = data
    .filter(({ number }) => number !== null)
    .map(async (version) => {
      const by = version.proposedBy === 'us' ? workspaceName : version.authorName;
      const facts = {
        by,
        at: moment(version.offeredAt ?? version.createdAt),
        because: version.declinedBecause,
      };
      return html`<section class="part"><h2>${say('page.version', { number: version.number })} <span class="tag">${say(`page.status.${version.status}`)}</span></h2>
<p class="quiet small">${say('page.proposed', facts)}</p>
${version.note === '' ? '' : html`<p>${version.note}</p>`}
${version.status === 'declined' ? html`<p>${say('page.said-no', facts)}</p>` : ''}
${await yeses(visited, version)}
${version.baseVersionId === null ? await sheet({ say, content: version.content }) : await differenceSheet(say, version.difference)}</section>`;
    });
  const body = await html`<h1>${say('page.versions')}</h1>
<p class="lead"><a class="step" href="/my/agreements/${agreement.id}">${agreement.title}</a></p>${await Promise.all(parts)}`;
  return myPage({ visitor, workspaceName, title: say('page.versions'), body });
}
