import type { ReactNode } from 'react';

/**
 * Most mail is words with a little emphasis. Such HTML needs no frame: it is read without being inserted anywhere, and
 * shown as elements of our own making, which carry nothing of the original but text, tag and the address of a link.
 * Anything with pictures, tables or styles of its own answers undefined and goes into the frame.
 */
export function simpleHtml(html: string): ReactNode | undefined {
  if (/<(?!\/?(?:p|br|div|span|b|strong|i|em|u|s|ul|ol|li|blockquote|a|code|pre|hr)[\s/>])/i.test(html))
    return undefined;
  if (/\s(?:style|align|width|height|bgcolor|data-remote-src)=/i.test(html)) return undefined;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className="rich">{[...body.childNodes].map((node, index) => shown(node, index, 0))}</div>;
}

const deepest = 40;
const classNames: Record<string, string> = {
  pre: 'whitespace-pre-wrap font-sans',
  div: 'empty:hidden',
  hr: 'my-2 border-line-strong',
};

function shown(node: Node, key: number, depth: number): ReactNode {
  if (node instanceof Text) return node.data;
  if (!(node instanceof HTMLElement)) return null;
  if (depth > deepest) return node.textContent;
  const name = node.localName;
  const children = [...node.childNodes].map((child, index) => shown(child, index, depth + 1));
  if (name === 'br') return <br key={key} />;
  if (name === 'hr') return <hr key={key} className={classNames['hr']} />;
  if (name === 'a') return link(node, key, children);
  // The test above has let through nothing but these names, and the list holds no element that acts.
  const Tag = name as 'p';
  return (
    <Tag key={key} className={classNames[name]} dir={node.dir || undefined}>
      {children}
    </Tag>
  );
}

function link(node: HTMLElement, key: number, children: ReactNode): ReactNode {
  const address = node.getAttribute('href') ?? '';
  if (!/^(?:https?:|mailto:|tel:)/i.test(address)) return <span key={key}>{children}</span>;
  return (
    <a key={key} href={address} title={address} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
