import { html, type Html } from '#platform/html/html.ts';
import { portalMail } from '../../portal/mail.ts';
import { translator } from '#platform/texts/texts.ts';
import { scales } from './logic/submission.ts';

interface AskMailFacts {
  pageUrl: string;
  workspaceName: string;
  subject: string;
  staffName: string | null;
  language: string;
  restDays: number;
}

/**
 * The mail that puts the ask. Its five letters only open the page with one chosen: programs that follow every link of
 * a mail mark nothing (SEC-080).
 */
export async function askMail(facts: AskMailFacts) {
  const say = translator('feedback', facts.language);
  const letters = scales['school-mark'].map((mark) => ({
    mark,
    words: say(`choice.school-mark.${mark}`),
    url: `${facts.pageUrl}?mark=${mark}`,
  }));
  const declineUrl = `${facts.pageUrl}/decline`;
  const lines = {
    hello: say('mail.hello'),
    servedBy:
      facts.staffName === null
        ? ''
        : say('mail.served-by', { name: facts.staffName, workspace: facts.workspaceName }),
    press: say('mail.press'),
    sender: say('mail.sender', { workspace: facts.workspaceName, days: facts.restDays }),
    decline: say('mail.decline'),
  };
  const text = [
    lines.servedBy,
    lines.hello,
    letters.map(({ mark, words, url }) => `${mark}  ${words}\n   ${url}`).join('\n'),
    lines.press,
    `-- \n${lines.sender}\n${lines.decline}: ${declineUrl}`,
  ];
  return {
    subject:
      facts.subject === ''
        ? say('mail.subject-nothing')
        : threadSubject(facts.subject, say('mail.subject', { subject: facts.subject })),
    html: String(await mailBody(lines, letters, declineUrl)),
    text: text.filter((part) => part !== '').join('\n\n'),
    unsubscribeUrl: declineUrl,
  };
}

/** The mail that puts a check-in or the sentence of a wave: one button, and the way to be asked no more. */
export async function questionsMail({
  kind,
  pageUrl,
  workspaceName,
  language,
  restDays,
}: QuestionsMailFacts) {
  const say = translator('feedback', language);
  const part = kind === 'check-in' ? 'check-in-mail' : 'sentence-mail';
  const unsubscribeUrl = `${pageUrl}/decline`;
  const mail = await portalMail({
    paragraphs: [say(`${part}.hello`, { workspace: workspaceName }), say(`${part}.promise`)],
    button: { words: say(`${part}.button`), url: pageUrl },
    footer: [
      say(`${part}.sender`, { workspace: workspaceName, days: restDays }),
      { words: say(`${part}.decline`), url: unsubscribeUrl },
    ],
  });
  return { ...mail, subject: say(`${part}.subject`), unsubscribeUrl };
}

interface QuestionsMailFacts {
  kind: 'check-in' | 'same-sentence';
  pageUrl: string;
  workspaceName: string;
  language: string;
  restDays: number;
}

/** A subject that is a reply already stays as it is; mail programs show "Re: Re:" to everybody's annoyance. */
function threadSubject(subject: string, withPrefix: string): string {
  return /^re:/i.test(subject.trim()) ? subject : withPrefix;
}

const ink = 'color:#1c1a16;font:16px/24px Arial,Helvetica,sans-serif';

async function mailBody(
  lines: { hello: string; servedBy: string; press: string; sender: string; decline: string },
  letters: { mark: string; words: string; url: string }[],
  declineUrl: string,
): Promise<Html> {
  return html`<div style="max-width:34em;${ink}">
${lines.servedBy === '' ? '' : html`<p style="margin:0 0 8px">${lines.servedBy}</p>`}
<p style="margin:0 0 16px;font-weight:bold">${lines.hello}</p>
<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse;width:100%">${letters.map(
    ({ mark, words, url }) => html`
<tr><td style="padding:0 0 8px"><a href="${url}" style="display:block;padding:12px 16px;border:1px solid #d6d0c4;border-radius:10px;background:#ffffff;color:#1c1a16;text-decoration:none"><span style="display:inline-block;width:40px;font:bold 22px/24px Georgia,serif">${mark}</span>${words}</a></td></tr>`,
  )}
</table>
<p style="margin:8px 0 0;color:#575145;font-size:14px;line-height:20px">${lines.press}</p>
<p style="margin:24px 0 0;padding:12px 0 0;border-top:1px solid #e7e3da;color:#575145;font-size:13px;line-height:20px">${lines.sender} <a href="${declineUrl}" style="color:#17604f">${lines.decline}</a></p>
</div>`;
}
