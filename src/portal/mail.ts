import { html, type Html } from '#platform/html/html.ts';

/** A mail with one thing to press, for everything that leads a customer to a page of theirs. */
export interface PortalMail {
  /** Paragraphs before the button; the first one says who writes and why. */
  paragraphs: readonly string[];
  button: { words: string; url: string };
  /** Small print below: until when, and what to do if it was not for them. */
  footer: readonly (string | { words: string; url: string })[];
}

const ink = 'color:#1c1a16;font:16px/24px Arial,Helvetica,sans-serif';
const small = 'color:#575145;font-size:13px;line-height:20px';

/** The same words twice: for programs that show HTML, and for those that show only text. */
export async function portalMail(mail: PortalMail): Promise<{ html: string; text: string }> {
  const body: Html = await html`<div style="max-width:34em;${ink}">
${mail.paragraphs.map((words) => html`<p style="margin:0 0 16px">${words}</p>`)}
<p style="margin:24px 0"><a href="${mail.button.url}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:#17604f;color:#ffffff;font-weight:bold;text-decoration:none">${mail.button.words}</a></p>
<div style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #e7e3da;${small}">${mail.footer.map((line) => html`<p style="margin:0 0 4px">${typeof line === 'string' ? line : html`<a href="${line.url}" style="color:#17604f">${line.words}</a>`}</p>`)}</div>
</div>`;
  const text = [
    ...mail.paragraphs,
    `${mail.button.words}:\n${mail.button.url}`,
    `-- \n${mail.footer.map((line) => (typeof line === 'string' ? line : `${line.words}: ${line.url}`)).join('\n')}`,
  ].join('\n\n');
  return { html: String(body), text };
}
