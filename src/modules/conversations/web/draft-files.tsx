import { LoaderCircle, X } from 'lucide-react';
import { fileSize } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { iconOf } from './attachment-list.tsx';
import type { Attachment } from './uploads.ts';

const t = texts('conversations');

interface DraftFilesProps {
  files: readonly Attachment[];
  pending: readonly string[];
  onRemove: (id: string) => void;
}

/** Files that will go with the message, and those still on their way to the server. */
export function DraftFiles({ files, pending, onRemove }: DraftFilesProps) {
  if (files.length === 0 && pending.length === 0) return null;
  return (
    <ul aria-label={t('attachments.title')} className="flex flex-wrap gap-2 px-3 pb-1">
      {files.map((file) => {
        const Icon = iconOf(file.mediaType);
        return (
          <li
            key={file.id}
            className="flex max-w-full items-center gap-2 rounded-control border border-line bg-paper pl-2"
          >
            <Icon aria-hidden className="lucide text-ink-3" />
            <span className="truncate">{file.name}</span>
            <span className="flex-none text-sm text-ink-3">{fileSize(file.sizeInBytes)}</span>
            <button
              type="button"
              aria-label={t('composer.remove', { name: file.name })}
              onClick={() => onRemove(file.id)}
              className="inline-flex size-8 flex-none items-center justify-center text-ink-3 hover:text-ink pointer-coarse:size-11"
            >
              <X aria-hidden className="lucide" />
            </button>
          </li>
        );
      })}
      {pending.map((name) => (
        <li key={name} className="flex min-h-8 items-center gap-2 text-sm text-ink-3">
          <LoaderCircle aria-hidden className="lucide animate-spin" />
          {t('attachments.uploading', { name })}
        </li>
      ))}
    </ul>
  );
}
