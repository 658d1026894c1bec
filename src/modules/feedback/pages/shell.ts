import { html, type Html } from '#platform/html/html.ts';
import { spokenLanguage, translator, type Translate } from '#platform/texts/texts.ts';
import { settingsOf } from '#modules/workspace/index.ts';
import { portalPage } from '../../../portal/layout.ts';
import type { Ask } from '../queries/find-ask.ts';

export interface AskShell {
  say: Translate;
  /** A moment in the customer's words and the workspace's zone. */
  moment: (at: Date) => string;
  shell: (
    title: string,
    body: Html,
    options?: { status?: number; declinePath?: string },
  ) => Promise<Response>;
}

/** The page around an ask: the workspace's name, the customer's language, and a way to decline where one is offered. */
export function shellOf(ask: Ask): AskShell {
  const language = spokenLanguage(ask.language, ask.locale);
  const say = translator('feedback', language);
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: ask.timeZone,
  });
  return {
    say,
    moment: (at) => format.format(at),
    shell: async (title, body, { status = 200, declinePath } = {}) => {
      const days = settingsOf(ask).askRestDays;
      const page = { status, language, title, workspaceName: ask.workspaceName, body };
      if (declinePath === undefined) return portalPage(page);
      const footer = await html`<p>${say('ask.footer', { workspace: ask.workspaceName, days })}</p>
<p><a href="${declinePath}">${say('ask.decline')}</a></p>`;
      return portalPage({ ...page, footer });
    },
  };
}

export function titleOf(say: Translate, ask: Ask): string {
  return say(ask.kind === 'after-conversation' ? 'ask.title' : 'check-in.title', {
    workspace: ask.workspaceName,
  });
}

/** Unknown, expired and withdrawn links cannot be told apart, not even by the name on the page. */
export async function gonePage(): Promise<Response> {
  const say = translator('feedback');
  const body = await html`<h1>${say('gone.title')}</h1><p class="lead quiet">${say('gone.words')}</p>`;
  return portalPage({ status: 404, language: 'en', title: say('gone.title'), workspaceName: '', body });
}
