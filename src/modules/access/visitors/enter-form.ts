import type { Platform } from '#platform/context.ts';
import { inWorkspace } from '#platform/db/database.ts';
import { html, type Html } from '#platform/html/html.ts';
import { spokenLanguage, translator, type Translate } from '#platform/texts/texts.ts';
import { findOnlyWorkspaceId } from '#modules/workspace/index.ts';
import { portalPage } from '../../../portal/layout.ts';

/** The business whose page somebody wants to enter, as far as the page may say it. */
export interface EnteredWorkspace {
  id: string;
  slug: string;
  name: string;
  locale: string;
}

export async function findOpenWorkspace(
  platform: Platform,
  workspaceId: string | undefined,
): Promise<EnteredWorkspace | undefined> {
  const id = workspaceId ?? (await findOnlyWorkspaceId(platform.db));
  if (id === undefined) return undefined;
  return inWorkspace(platform.db, id, (tx) =>
    tx
      .selectFrom('workspaces')
      .select(['id', 'slug', 'name', 'locale'])
      .where('id', '=', id)
      .where('suspendedAt', 'is', null)
      .executeTakeFirst(),
  );
}

/**
 * "Type your e-mail address": for whoever comes to /my without a visit. The cookie of a visit that ended still says
 * which business it was with, so nobody has to be asked.
 */
export async function askForLinkPage(
  platform: Platform,
  { workspaceId, kept }: { workspaceId: string | undefined; kept: Record<string, string> },
): Promise<Response> {
  const workspace = await findOpenWorkspace(platform, workspaceId);
  return enterPage(workspace, {
    status: 401,
    kept: Object.values(kept).filter((words) => words.length > 20),
  });
}

export async function enterPage(
  workspace: EnteredWorkspace | undefined,
  { status, kept = [], problem, typed = '' }: EnterOptions,
): Promise<Response> {
  const language = spokenLanguage(null, workspace?.locale ?? 'en');
  const say = translator('access', language);
  const body = await html`<h1>${say('visit.enter.title')}</h1>
<p class="lead quiet">${say('visit.enter.words')}</p>
${await keptWords(say, kept)}
<form method="post" action="${enterPath(workspace)}" novalidate>
<div><label class="question" for="email">${say('visit.enter.email')}</label>
<input id="email" name="email" type="email" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" required value="${typed}" ${problem ? html`aria-invalid="true" aria-describedby="email-wrong"` : ''}>
${problem ? html`<p class="wrong" id="email-wrong">${say('visit.enter.invalid')}</p>` : ''}</div>
<div><button type="submit">${say('visit.enter.send')}</button></div>
</form>
<p class="small quiet after">${say('visit.enter.small')}</p>`;
  const title = say('visit.enter.title');
  return portalPage({ status, language, title, workspaceName: workspace?.name ?? '', body });
}

interface EnterOptions {
  status: number;
  /** Words that were typed into a form after the visit had ended; they are shown, so that nothing is lost. */
  kept?: readonly string[];
  problem?: 'invalid';
  typed?: string;
}

export function enterPath(workspace: Pick<EnteredWorkspace, 'slug'> | undefined): string {
  return workspace ? `/my/${workspace.slug}/enter` : '/my/enter';
}

async function keptWords(say: Translate, kept: readonly string[]): Promise<Html | string> {
  if (kept.length === 0) return '';
  return html`<div class="notice" role="alert"><p>${say('visit.enter.ended')}</p>
${kept.map(
  (words) => html`<textarea readonly rows="4" aria-label="${say('visit.enter.kept')}">
${words}</textarea>`,
)}</div>`;
}
