import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '#web/api.ts';
import { saveConversationDraft } from '../../contract.ts';
import { keys } from '../api.ts';
import { useKept } from '../kept.ts';
import { saysNothing, type Letter } from './letter.ts';

/** A new conversation, kept on the server while it is written. */
export function useLetter(begin: Letter) {
  const client = useQueryClient();
  const save = useCallback(
    async ({ attachments, ...letter }: Letter) => {
      await call(saveConversationDraft, { ...letter, attachmentIds: attachments.map((file) => file.id) });
      void client.invalidateQueries({ queryKey: keys.newDrafts });
    },
    [client],
  );
  const { value: letter, ...kept } = useKept({ begin: () => begin, isEmpty: saysNothing, save });
  return { letter, ...kept };
}
