import { createRequire } from 'node:module';
import type { convert } from 'html-to-text';
import type sanitize from 'sanitize-html';

/** Loaded when somebody first writes: these two and what they need are megabytes that an idle server can spare. */
const require = createRequire(import.meta.url);
// What `require` answers is unknown to the compiler; the packages' own types say it.
const sanitizer = () => require('sanitize-html') as typeof sanitize;
const converter = () => require('html-to-text') as { convert: typeof convert };

/**
 * HTML that a member of staff wrote in our own editor, or an integration sent in their place. It is held to the few
 * elements the editor makes, because an API caller is no editor. Pictures may only be attachments of ours: their
 * address becomes `cid:` and the attachment's id, as it will travel in the mail.
 */
export function safeStaffHtml(html: string): string {
  return sanitizer()(html.replaceAll('\0', ''), {
    allowedTags: [
      ...['p', 'br', 'div', 'span', 'strong', 'b', 'em', 'i', 'u', 's', 'code', 'pre', 'blockquote', 'hr'],
      ...['ul', 'ol', 'li', 'h1', 'h2', 'h3', 'a', 'img'],
    ],
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height'],
      ol: ['start'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, rel: 'noopener noreferrer nofollow', target: '_blank' },
      }),
      img: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, src: attachmentPicture(attributes['src'] ?? '') },
      }),
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src']?.startsWith('cid:'),
    nestingLimit: 50,
  });
}

const attachmentAddress = /^(?:cid:|(?:https?:\/\/[^/]+)?\/api\/v1\/attachments\/)([0-9a-f-]{36})$/i;

function attachmentPicture(source: string): string {
  const id = attachmentAddress.exec(source)?.[1];
  return id ? `cid:${id.toLowerCase()}` : '';
}

/** The words of safe HTML, for the plain-text part, the preview and the search. */
export function textOfHtml(safe: string): string {
  return converter()
    .convert(safe, {
      wordwrap: false,
      selectors: [
        { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
        { selector: 'img', format: 'skip' },
        { selector: 'h1', options: { uppercase: false } },
        { selector: 'h2', options: { uppercase: false } },
        { selector: 'h3', options: { uppercase: false } },
      ],
    })
    .trim();
}
