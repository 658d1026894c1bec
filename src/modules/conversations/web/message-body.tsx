import { Ellipsis } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { texts } from '#web/texts.ts';
import type { Message } from '../contract.ts';
import { countHeldBack, MailFrame } from './mail-frame.tsx';
import { useAlwaysPictures, useConversationOf, usePictures, withPictures } from './pictures.ts';
import { HeldPicturesLine } from './held-pictures-line.tsx';
import { simpleHtml } from './simple-html.tsx';

const t = texts('conversations');

/** The words of a message; what it quotes from before is folded away behind one button. */
export function MessageBody({ message }: { message: Message }) {
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const hasQuote = Boolean(message.quotedHtml || message.quotedText);
  const { shown, held } = useShownPictures(message, isUnfolded);
  return (
    <div>
      {message.html === null ? (
        <PlainText text={message.text} />
      ) : (
        <Html html={shown(message.html)} title={t('message.frame', { name: message.author.name })} />
      )}
      {held}
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
                <Html html={shown(message.quotedHtml)} title={t('message.quoted')} />
              ) : (
                <PlainText text={message.quotedText ?? ''} />
              ))}
          </div>
        </>
      )}
    </div>
  );
}

/** Pictures wait until somebody wants them, unless this customer's are always shown and the sender is who they say. */
function useShownPictures(message: Message, isUnfolded: boolean) {
  const thread = useConversationOf(message.conversationId);
  const always = useAlwaysPictures(thread);
  const [isAsked, setAsked] = useState(false);
  const count = countHeldBack(message.html) + (isUnfolded ? countHeldBack(message.quotedHtml) : 0);
  const isCustomer = message.author.id === thread?.customer.id && message.senderCheck !== 'failed';
  const isWanted = isAsked || (isCustomer && thread?.showsPictures === true);
  const fetched = usePictures(message.id, isWanted && count > 0);
  const shown = (html: string) => withPictures(html, fetched.data?.pictures ?? []);
  const left =
    countHeldBack(shown(message.html ?? '')) +
    (isUnfolded ? countHeldBack(shown(message.quotedHtml ?? '')) : 0);
  const show = () => (isAsked ? void fetched.refetch() : setAsked(true));
  const held = left > 0 && (
    <HeldPicturesLine
      count={left}
      isTried={fetched.isSuccess || fetched.isError}
      isBusy={fetched.isFetching || always.isPending}
      onShow={show}
      onAlways={isCustomer ? () => always.mutate() : undefined}
    />
  );
  return { shown, held };
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
