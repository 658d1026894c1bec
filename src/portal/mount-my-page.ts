import type { Hono } from 'hono';
import { serveVisitor } from '#modules/access/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx, Platform } from '#platform/context.ts';
import { html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator } from '#platform/texts/texts.ts';
import { myPage } from './my-page.ts';

/** *My page*: what the modules have to say to this visitor, in their order, or a friendly word when they have nothing. */
export function mountMyPage(app: Hono, platform: Platform, sections: readonly MySection[]): void {
  const inOrder = [...sections].sort((a, b) => a.order - b.order);
  app.get('/my', (context) =>
    serveVisitor(platform, context, (ctx, { visitor }) => showMyPage(ctx, visitor, inOrder)),
  );
}

async function showMyPage(ctx: Ctx, visitor: Visitor, sections: readonly MySection[]): Promise<Response> {
  const { name: workspaceName } = await getWorkspace(ctx);
  const say = translator('portal', visitor.language);
  const shown = [];
  let isEmpty = true;
  for (const section of sections) {
    const content = await section.show(ctx, visitor);
    if (content === undefined) continue;
    isEmpty &&= section.isAside === true;
    shown.push(await html`<section class="part" id="${section.name}">${content}</section>`);
  }
  const body = await html`<h1>${say('hello', { name: visitor.name })}</h1>
<p class="lead quiet">${say('lead', { workspace: workspaceName })}</p>
${isEmpty ? html`<section class="part"><h2>${say('empty.title')}</h2><p class="quiet">${say('empty.words')}</p></section>` : ''}${shown}`;
  return myPage({ visitor, workspaceName, title: say('mine'), body, isFront: true });
}
