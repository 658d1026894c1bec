import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { ApiError } from '#web/api.ts';
import { useKeys } from '#web/keys.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button, Kbd, toast } from '#web/ui/index.ts';
import { classes } from '#web/ui/classes.ts';
import { useStaff } from './api.ts';
import { ActRow } from './act-row.tsx';
import type { ThreadPage } from './changes.ts';
import { ComposerFoot } from './composer-foot.tsx';
import { ComposerHead } from './composer-head.tsx';
import { DraftFiles } from './draft-files.tsx';
import { beginDraft, useDraft, type Kind } from './draft.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import { SendMenu } from './send-menu.tsx';
import { useInsertion } from './insertion.ts';
import { htmlOfText } from './plain-text.ts';
import { SendStopped } from './send-stopped.tsx';
import { sendKeyOf, sendKeys, type Way } from './send-ways.ts';
import { useSend, type Stopped, type Then } from './sending.ts';
import { useSeenRevision } from './seen-revision.ts';
import { useUploads } from './uploads.ts';

const t = texts('conversations');

interface ComposerProps {
  page: ThreadPage;
  onTyping: () => void;
  onSent: (then: Then) => void;
}

/** Where replies and notes are written. Which of the two is said by words, shape and colour. */
export function Composer(props: ComposerProps) {
  const mayReply = useMay('conversations:write');
  const [kind, setKind] = useState<Kind>(() => (mayReply && !onlyNoteDraft(props.page) ? 'message' : 'note'));
  const [focusWanted, setFocusWanted] = useState(0);
  const [insertion, setInsertion] = useState('');
  const write = (wanted: Kind) => {
    setKind(wanted);
    setFocusWanted((count) => count + 1);
  };
  useInsertion((text) => {
    if (!mayReply) return;
    setInsertion(text);
    write('message');
  });
  useKeys([
    ...(mayReply ? [{ keys: 'm', does: t('keys.reply'), run: () => write('message') }] : []),
    { keys: 'n', does: t('keys.note'), run: () => write('note') },
  ]);
  return (
    <Writing
      key={kind}
      {...props}
      kind={kind}
      kinds={mayReply ? ['message', 'note'] : ['note']}
      focusWanted={focusWanted}
      insertion={kind === 'message' ? insertion : ''}
      onInserted={() => setInsertion('')}
      onKind={write}
    />
  );
}

interface WritingProps extends ComposerProps {
  kind: Kind;
  kinds: readonly Kind[];
  focusWanted: number;
  /** Words another module's act puts at the end of what is written. */
  insertion: string;
  onInserted: () => void;
  onKind: (kind: Kind) => void;
}

function Writing(props: WritingProps) {
  const { page, kind, kinds, focusWanted, insertion, onInserted, onKind, onTyping, onSent } = props;
  const { conversation } = page;
  const staff = useStaff();
  const editor = useRef<EditorHandle>(null);
  const { draft, state, change, reset, settled } = useDraft(page, kind);
  const { pending, add } = useUploads((files) => change({ attachments: [...draft.attachments, ...files] }));
  const [stopped, setStopped] = useState<Stopped>();
  const [isOver, setOver] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const [isOpen, setOpen] = useState(draft.html !== '' || focusWanted > 0);
  const seen = useSeenRevision(conversation.revision);
  const isNote = kind === 'note';
  const isEmpty = draft.html === '' && draft.attachments.length === 0;

  useEffect(() => {
    if (focusWanted === 0) return;
    setOpen(true);
    editor.current?.focus();
  }, [focusWanted]);

  const insert = useEffectEvent((text: string) => {
    const html = `${draft.html}${htmlOfText(text)}`;
    change({ html });
    editor.current?.setHtml(html);
    setOpen(true);
    onInserted();
  });
  useEffect(() => {
    if (insertion !== '') insert(insertion);
  }, [insertion]);

  // Words that were taken back return as the draft; they are shown unless something else is being written.
  const takeBack = useEffectEvent(() => {
    const kept = beginDraft(page, kind);
    if (!isEmpty || state === 'waiting' || (kept.html === '' && kept.attachments.length === 0)) return;
    reset(kept);
    editor.current?.setHtml(kept.html);
    setOpen(true);
  });
  const keptAt = page.drafts.find((one) => one.kind === kind)?.updatedAt;
  useEffect(() => {
    if (keptAt !== undefined) takeBack();
  }, [keptAt]);

  const send = useSend({
    page,
    kind,
    draft,
    settled,
    onSent: (then) => {
      reset(beginDraft({ ...page, drafts: [] }, kind));
      editor.current?.setHtml('');
      setOpen(false);
      onSent(then);
    },
    onStopped: setStopped,
    onFailed: () => change({}),
  });
  const trySend = (way: Way, seenRevision = seen.current) => {
    if (isEmpty) return toast({ text: t('errors.words_missing'), name: 'empty' });
    if (pending.length > 0) return toast({ text: t('composer.stillUploading'), name: 'empty' });
    if (!send.isPending) send.mutate({ way, seenRevision });
  };
  const plain: Then = isNote ? 'open' : conversationStays(conversation.status);
  const onSendKey = (event: KeyboardEvent) => {
    const key = sendKeyOf(event);
    if (!key || (isNote && key !== 'plain')) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'later') return setChoosing(true);
    trySend({ then: key === 'plain' ? plain : key });
  };
  const refused = send.error instanceof ApiError ? send.error.fields : [];

  return (
    <div className="flex-none px-2 pb-2 md:px-6 md:pb-4">
      {/* A key opens an act on a narrow screen too; hidden with its row, its sheet would lock a page nobody sees. */}
      <div
        className={classes(
          'mx-auto mb-2 max-w-[760px]',
          !isOpen && 'max-md:not-has-[dialog,:popover-open]:hidden',
        )}
      >
        <ActRow conversation={conversation} />
      </div>
      <section
        aria-label={t(`composer.region.${kind}`)}
        className={classes(
          'mx-auto max-w-[760px] rounded-card border shadow-quiet',
          isNote ? 'border-dashed border-private-line bg-private' : 'border-line-strong bg-surface',
          isOver && 'outline-2 outline-accent',
        )}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          if (event.dataTransfer.files.length === 0) return;
          event.preventDefault();
          add([...event.dataTransfer.files]);
        }}
        onFocus={() => setOpen(true)}
        onKeyDownCapture={onSendKey}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (event.target instanceof HTMLElement) event.target.blur();
          document.querySelector<HTMLElement>('#thread')?.focus();
          if (isEmpty) setOpen(false);
        }}
      >
        <ComposerHead
          kind={kind}
          kinds={kinds}
          draft={draft}
          isOpen={isOpen}
          problems={refused}
          onKind={onKind}
          onChange={change}
        />
        <Editor
          ref={editor}
          html={draft.html}
          label={t(`composer.label.${kind}`)}
          placeholder={t(`composer.placeholder.${kind}`)}
          isOpen={isOpen}
          names={isNote ? staff.map((one) => one.name) : []}
          onHtml={(html) => {
            change({ html });
            onTyping();
          }}
          onFiles={add}
        />
        <DraftFiles
          files={draft.attachments}
          pending={pending}
          onRemove={(id) => change({ attachments: draft.attachments.filter((file) => file.id !== id) })}
        />
        {isOpen && (
          <ComposerFoot
            editor={editor}
            saveState={isEmpty && state === 'saved' ? 'clean' : state}
            onFiles={add}
          >
            {isNote ? (
              <Button look="primary" busy={send.isPending} onClick={() => trySend({ then: 'open' })}>
                {t('composer.leaveNote')}
                <Kbd keys={sendKeys.plain} tone="onAccent" />
              </Button>
            ) : (
              <>
                <Button
                  busy={send.isPending}
                  onClick={() => trySend({ then: 'waiting' })}
                  className="max-sm:hidden"
                >
                  {t('composer.sendWait')}
                </Button>
                <SendMenu
                  plain={plain}
                  others={['waiting', 'closed']}
                  isSending={send.isPending}
                  isChoosing={isChoosing}
                  onChoosing={setChoosing}
                  onSend={trySend}
                />
              </>
            )}
          </ComposerFoot>
        )}
      </section>
      {stopped && (
        <SendStopped
          since={stopped.since}
          onClose={() => {
            seen.current = stopped.since.revision;
            setStopped(undefined);
            editor.current?.focus();
          }}
          onSend={() => {
            setStopped(undefined);
            trySend(stopped.way, stopped.since.revision);
          }}
        />
      )}
    </div>
  );
}

function onlyNoteDraft(page: ThreadPage): boolean {
  return page.drafts.length === 1 && page.drafts[0]?.kind === 'note';
}

/** A plain "send" leaves the matter where it is; what waited or slept is open again, for somebody just worked on it. */
function conversationStays(status: string): Then {
  return status === 'waiting' || status === 'closed' ? status : 'open';
}
