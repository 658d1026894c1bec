import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#web/api.ts';
import { saveDraft, type MailAddress, type Message } from '../contract.ts';
import { keys } from './api.ts';
import type { ThreadPage } from './changes.ts';

export type Kind = 'message' | 'note';

/** What somebody is writing: the words as HTML, for whom, with which files. */
export interface Draft {
  html: string;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  attachments: Message['attachments'];
}

export type SaveState = 'clean' | 'waiting' | 'saved' | 'failed';
const pause = 700;

/** A draft as last kept on the server, or an empty one addressed as suggested. */
export function beginDraft(page: ThreadPage, kind: Kind): Draft {
  const kept = page.drafts.find((draft) => draft.kind === kind);
  if (kept)
    return { html: kept.html, to: kept.to, cc: kept.cc, bcc: kept.bcc, attachments: kept.attachments };
  if (kind === 'note') return { html: '', to: [], cc: [], bcc: [], attachments: [] };
  return { html: '', to: page.reply.to, cc: page.reply.cc, bcc: [], attachments: [] };
}

/**
 * Keeps a draft on the server while it is written: after a short pause, and at once when the page is left. `settled`
 * waits for a save under way, so that a late one cannot bring back the draft of a message that was already sent.
 */
export function useDraft(page: ThreadPage, kind: Kind) {
  const id = page.conversation.id;
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => beginDraft(page, kind));
  const [state, setState] = useState<SaveState>(() => (draft.html === '' ? 'clean' : 'saved'));
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const save = useCallback(() => {
    timer.current = undefined;
    const { html, to, cc, bcc, attachments } = latest.current;
    underWay.current = underWay.current
      .then(() =>
        call(saveDraft, { id, kind, html, to, cc, bcc, attachmentIds: attachments.map((file) => file.id) }),
      )
      .then(
        () => {
          if (timer.current === undefined) setState(html === '' ? 'clean' : 'saved');
          // A neighbour may hold this thread in memory without the draft; it is asked for anew when opened.
          void client.invalidateQueries({ queryKey: keys.thread(id), refetchType: 'none' });
        },
        () => setState('failed'),
      );
  }, [client, id, kind]);

  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part };
      setDraft(latest.current);
      setState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(save, pause);
    },
    [save],
  );

  const reset = useCallback((next: Draft) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = next;
    setDraft(next);
    setState(next.html === '' ? 'clean' : 'saved');
  }, []);

  const settled = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    await underWay.current;
  }, []);

  useEffect(() => {
    const flush = () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      save();
    };
    const onHide = () => document.hidden && flush();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [save]);

  return { draft, state, change, reset, settled };
}
