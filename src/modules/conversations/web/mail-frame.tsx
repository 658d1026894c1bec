import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { usePreferences } from '#web/preferences.ts';
import { measureMail } from './measure-mail.ts';

/**
 * HTML of a stranger, already made safe by the server, shown in a frame that runs nothing, belongs to no origin and
 * loads nothing: own pictures are fetched here and handed in as data, since the frame has no cookie to fetch with.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const scheme = useColourScheme();
  const [pictured, setPictured] = useState<{ of: string; html: string }>();
  const [height, setHeight] = useState(40);
  const body = pictured?.of === html ? pictured.html : html;
  const document = useMemo(() => page(body, scheme), [body, scheme]);
  useEffect(() => {
    if (!ownPicture.test(html)) return;
    let isCurrent = true;
    void withOwnPictures(html).then((shown) => isCurrent && setPictured({ of: html, html: shown }));
    return () => {
      isCurrent = false;
    };
  }, [html]);
  useLayoutEffect(() => {
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
      // A new frame for a new document: one whose `srcdoc` changes while it still loads may stay empty.
      key={document}
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

type Scheme = 'light' | 'dark' | 'light more' | 'dark more';

/** Theme and contrast as they hold now; a frame is made anew when they change. */
function useColourScheme(): Scheme {
  const { theme, contrast } = usePreferences();
  const [isSystemDark, setSystemDark] = useState(() => matchMedia(dark).matches);
  useEffect(() => {
    const query = matchMedia(dark);
    const note = () => setSystemDark(query.matches);
    query.addEventListener('change', note);
    return () => query.removeEventListener('change', note);
  }, []);
  const isDark = theme === 'system' ? isSystemDark : theme === 'dark';
  return `${isDark ? 'dark' : 'light'}${contrast === 'more' ? ' more' : ''}`;
}

const dark = '(prefers-color-scheme: dark)';

/** How many pictures on other servers the sanitiser held back. */
export function countHeldBack(html: string | null): number {
  return html?.match(/data-remote-src=/g)?.length ?? 0;
}

const ownPicture =
  / src="(\/api\/v1\/(?:attachments\/[0-9a-f-]+|messages\/[0-9a-f-]+\/pictures\/[0-9a-f]+\?[\w&;=-]+))"/;

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
  const response = await fetch(address.replaceAll('&amp;', '&'));
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
function page(body: string, wanted: Scheme): string {
  const paints = /(?:background(?:-color)?\s*:|bgcolor=|(?:^|[;"\s])color\s*:)/i.test(body);
  const scheme = paints || wanted.startsWith('light') ? 'light' : 'dark';
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
