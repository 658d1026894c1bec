import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '#web/preferences.ts';
import { measureMail } from './measure-mail.ts';

/**
 * HTML of a stranger, already made safe by the server, shown in a frame that runs nothing, belongs to no origin and
 * loads nothing: own pictures are fetched here and handed in as data, since the frame has no cookie to fetch with.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { theme, contrast } = usePreferences();
  const [document, setDocument] = useState('');
  const [height, setHeight] = useState(40);
  useEffect(() => {
    let isCurrent = true;
    const show = (body: string) => isCurrent && setDocument(page(body));
    show(html);
    if (ownPicture.test(html)) void withOwnPictures(html).then(show);
    return () => {
      isCurrent = false;
    };
  }, [html, theme, contrast]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setHeight(measureMail(document, element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [document]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={document}
      style={{ height }}
      className="block w-full border-0 bg-transparent"
    />
  );
}

/** How many pictures on other servers the sanitiser held back. */
export function countHeldBack(html: string | null): number {
  return html?.match(/data-remote-src=/g)?.length ?? 0;
}

const ownPicture = / src="(\/api\/v1\/attachments\/[0-9a-f-]+)"/;

async function withOwnPictures(html: string): Promise<string> {
  const addresses = [...html.matchAll(new RegExp(ownPicture, 'g'))].map(([, address]) => address ?? '');
  const found = await Promise.all(
    [...new Set(addresses)].map(async (address) => [address, await asData(address)] as const),
  );
  return found.reduce(
    (text, [address, data]) => text.replaceAll(` src="${address}"`, ` src="${data}"`),
    html,
  );
}

async function asData(address: string): Promise<string> {
  const response = await fetch(address);
  const bytes = await response.blob();
  if (!response.ok || !bytes.type.startsWith('image/')) return '';
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => resolve(''));
    reader.readAsDataURL(bytes);
  });
}

/** The frame inherits nothing, so it is told our type and colours; a mail with colours of its own keeps white paper. */
function page(body: string): string {
  const paints = /(?:background(?:-color)?\s*:|bgcolor=|(?:^|[;"\s])color\s*:)/i.test(body);
  const style = getComputedStyle(window.document.documentElement);
  const scheme = paints ? 'light' : style.colorScheme;
  const ink = paints ? '#1c1a16' : resolved('--ink');
  const accent = paints ? '#17604f' : resolved('--accent');
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<base target="_blank"><style>:root{color-scheme:${scheme}}html{overflow-x:auto}body{margin:0;${paints ? 'background:#fff;padding:8px;border-radius:6px;' : 'background:transparent;'}font:14px/20px system-ui,sans-serif;color:${ink};overflow-wrap:anywhere}
img,video{max-width:100%;height:auto}a{color:${accent}}p{margin:0 0 10px}p:last-child{margin-bottom:0}pre{white-space:pre-wrap}blockquote{margin:0 0 10px;padding-left:12px;border-left:2px solid #b8b1a4}table{max-width:100%}</style></head><body>${body}</body></html>`;
}

function resolved(token: string): string {
  const probe = window.document.createElement('span');
  probe.style.color = `var(${token})`;
  window.document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
