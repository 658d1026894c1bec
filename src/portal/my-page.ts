import { html, type Html } from '#platform/html/html.ts';
import type { Visitor } from '#platform/module.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalPage } from './layout.ts';

export interface MyPage {
  visitor: Visitor;
  workspaceName: string;
  title: string;
  body: Html;
  status?: number;
  /** The front page itself needs no way back to itself. */
  isFront?: true;
}

/** The frame of every page under /my: the way back to the front page, whose visit this is, and the way out. */
export async function myPage({ visitor, status = 200, isFront, ...page }: MyPage): Promise<Response> {
  const say = translator('portal', visitor.language);
  const back = isFront ? '' : html`<nav class="back"><a href="/my">‹ ${say('mine')}</a></nav>`;
  const body = await html`${back}${page.body}`;
  const footer = await html`<p>${say('as', { name: visitor.name, address: visitor.address })}</p>
<form method="post" action="/my/leave"><button class="plain" type="submit">${say('leave')}</button></form>`;
  return portalPage({ ...page, status, language: visitor.language, body, footer });
}
