import { File, FileArchive, FileImage, FileText, type LucideIcon } from 'lucide-react';
import { fileSize } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import type { Message } from '../contract.ts';

const t = texts('conversations');

/** Files that came with a message: name, size, and the file itself. Pictures shown in the text are not repeated. */
export function AttachmentList({ attachments }: { attachments: Message['attachments'] }) {
  const files = attachments.filter((file) => !file.isInline);
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('attachments.title')} className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => {
        const Icon = iconOf(file.mediaType);
        return (
          <li key={file.id} className="max-w-full">
            <a
              href={file.url}
              download={file.name}
              className="flex min-h-9 max-w-full items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-ink no-underline hover:border-line-strong pointer-coarse:min-h-11"
            >
              <Icon aria-hidden className="lucide text-ink-3" />
              <span className="truncate">{file.name}</span>
              <span className="flex-none text-sm text-ink-3">{fileSize(file.sizeInBytes)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export function iconOf(mediaType: string): LucideIcon {
  if (mediaType.startsWith('image/')) return FileImage;
  if (mediaType === 'application/pdf' || mediaType.startsWith('text/')) return FileText;
  if (/zip|compressed|tar/.test(mediaType)) return FileArchive;
  return File;
}
