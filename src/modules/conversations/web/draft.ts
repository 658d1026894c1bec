import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '#web/api.ts';
import { saveDraft, type MailAddress, type Message } from '../contract.ts';
import { keys } from './api.ts';
import type { ThreadPage } from './changes.ts';
import { useKept } from './kept.ts';

export type Kind = 'message' | 'note';

/** What somebody is writing: the words as HTML, for whom, with which files. */
export interface Draft {
  html: string;
  to: MailAddress[];
  cc: MailAddress[];
  bcc: MailAddress[];
  attachments: Message['attachments'];
}

/** A draft as last kept on the server, or an empty one addressed as suggested. */
export function beginDraft(page: ThreadPage, kind: Kind): Draft {
  const kept = page.drafts.find((draft) => draft.kind === kind);
  if (kept)
    return { html: kept.html, to: kept.to, cc: kept.cc, bcc: kept.bcc, attachments: kept.attachments };
  if (kind === 'note') return { html: '', to: [], cc: [], bcc: [], attachments: [] };
  return { html: '', to: page.reply.to, cc: page.reply.cc, bcc: [], attachments: [] };
}

/** The draft of one conversation, kept on the server while it is written. */
export function useDraft(page: ThreadPage, kind: Kind) {
  const id = page.conversation.id;
  const client = useQueryClient();
  const save = useCallback(
    async ({ attachments, ...words }: Draft) => {
      await call(saveDraft, { id, kind, ...words, attachmentIds: attachments.map((file) => file.id) });
      // A neighbour may hold this thread in memory without the draft; it is asked for anew when opened.
      void client.invalidateQueries({ queryKey: keys.thread(id), refetchType: 'none' });
    },
    [client, id, kind],
  );
  const { value: draft, ...kept } = useKept({ begin: () => beginDraft(page, kind), isEmpty, save });
  return { draft, ...kept };
}

function isEmpty({ html }: Draft): boolean {
  return html === '';
}
