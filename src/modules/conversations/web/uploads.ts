import { useState } from 'react';
import { ApiError, explain, uploadFile } from '#web/api.ts';
import { toast } from '#web/ui/index.ts';
import type { Message } from '../contract.ts';

export type Attachment = Message['attachments'][number];

/** Sends chosen, pasted or dropped files to the server, where they wait for the message that will carry them. */
export function useUploads(onDone: (files: Attachment[]) => void) {
  const [pending, setPending] = useState<readonly string[]>([]);
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const name = file.name || 'file';
      setPending((names) => [...names, name]);
      uploadFile('/attachments', file, name)
        // The server answers an attachment as the contract shapes it.
        .then((stored) => onDone([stored as Attachment]))
        .catch((error: unknown) => {
          const text = explain(error, 'conversations');
          toast({ text: error instanceof ApiError ? `${name}: ${text}` : text, tone: 'bad' });
        })
        .finally(() => setPending((names) => names.toSpliced(names.indexOf(name), 1)));
    }
  };
  return { pending, add };
}
