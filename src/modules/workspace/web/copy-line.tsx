import { Copy } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button, toast } from '#web/ui/index.ts';

const t = texts('workspace');

/** Something to be taken elsewhere exactly as it is; selectable where the clipboard is closed to us. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-strong">{label}</span>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-control bg-sunken px-3 py-2 text-sm break-all select-all">
          {text}
        </code>
        <Button
          icon={Copy}
          aria-label={t('copy.what', { label })}
          onClick={() => {
            navigator.clipboard.writeText(text).then(
              () => toast({ text: t('copy.done'), tone: 'good', name: 'copy' }),
              () => toast({ text: t('copy.failed'), tone: 'bad', name: 'copy' }),
            );
          }}
        >
          {t('copy.copy')}
        </Button>
      </div>
    </div>
  );
}
