import { Ellipsis, ImageOff } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { texts } from '#web/texts.ts';
import type { Message } from '../contract.ts';
import { countHeldBack, MailFrame } from './mail-frame.tsx';
import { simpleHtml } from './simple-html.tsx';

const t = texts('conversations');

/** The words of a message; what it quotes from before is folded away behind one button. */
export function MessageBody({ message }: { message: Message }) {
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const hasQuote = Boolean(message.quotedHtml || message.quotedText);
  const held = countHeldBack(message.html) + (isUnfolded ? countHeldBack(message.quotedHtml) : 0);
  return (
    <div>
      {message.html === null ? (
        <PlainText text={message.text} />
      ) : (
        <Html html={message.html} title={t('message.frame', { name: message.author.name })} />
      )}
      {held > 0 && (
        <p className="mt-2 flex items-center gap-1.5 text-sm text-ink-3">
          <ImageOff aria-hidden className="lucide !size-3.5" />
          {t('message.heldBack', { count: held })}
        </p>
      )}
      {hasQuote && (
        <>
          <button
            type="button"
            aria-expanded={isUnfolded}
            aria-controls={id}
            onClick={() => setUnfolded(!isUnfolded)}
            className="mt-2 inline-flex h-6 items-center rounded-full bg-sunken px-2 text-ink-2 hover:text-ink pointer-coarse:h-11 pointer-coarse:px-4"
          >
            <Ellipsis aria-hidden className="lucide" />
            <span className="sr-only">{t(isUnfolded ? 'message.fold' : 'message.unfold')}</span>
          </button>
          <div id={id} hidden={!isUnfolded} className="mt-2 border-l-2 border-line-strong pl-3 text-ink-2">
            {isUnfolded &&
              (message.quotedHtml ? (
                <Html html={message.quotedHtml} title={t('message.quoted')} />
              ) : (
                <PlainText text={message.quotedText ?? ''} />
              ))}
          </div>
        </>
      )}
    </div>
  );
}

function Html({ html, title }: { html: string; title: string }) {
  const simple = useMemo(() => simpleHtml(html), [html]);
  return simple ?? <MailFrame html={html} title={title} />;
}

const links = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g;

function PlainText({ text }: { text: string }) {
  return (
    <div className="rich whitespace-pre-wrap">
      {text
        .trim()
        .split(links)
        .map((part, index) =>
          index % 2 === 1 ? (
            <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
              {part}
            </a>
          ) : (
            part
          ),
        )}
    </div>
  );
}
