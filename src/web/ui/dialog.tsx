import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { word } from '../texts.ts';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, in reading order; the safe one first. */
  footer?: ReactNode;
  /** `side` slides in from the right and fills a phone; `page` fills a phone and leaves its edges to its content. */
  shape?: 'middle' | 'wide' | 'side' | 'page';
}

/** A modal dialog; mounted is open. The platform keeps focus inside, closes with Escape and gives focus back. */
export function Dialog({ title, onClose, children, footer, shape = 'middle' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // The platform would begin at the close button; a person begins at what the dialog is for.
    const first = dialog.querySelector<HTMLElement>('[data-autofocus], input, textarea, select');
    (first ?? dialog.querySelector('h2'))?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={classes(
        'arrive border border-line bg-surface p-0 text-ink shadow-lifted backdrop:bg-[var(--veil)]',
        shape === 'side' ? 'mr-0 ml-auto h-dvh max-h-none w-[360px] max-w-full' : 'm-auto rounded-[14px]',
        shape === 'page'
          ? 'h-[600px] max-h-[calc(100dvh-32px)] w-[760px] max-w-[calc(100vw-24px)] max-sm:m-0 max-sm:h-dvh max-sm:max-h-none max-sm:w-screen max-sm:max-w-none max-sm:rounded-none max-sm:border-0'
          : shape !== 'side' && 'max-h-[calc(100dvh-32px)] max-w-[calc(100vw-24px)]',
        shape === 'middle' && 'w-[480px]',
        shape === 'wide' && 'w-[720px]',
      )}
    >
      <div className={classes('flex max-h-[inherit] flex-col', shape === 'page' && 'h-full')}>
        <header className={classes('flex items-center gap-3 py-3 pr-3', shape === 'page' ? 'pl-4' : 'pl-5')}>
          <h2 id={id} tabIndex={-1} className="flex-1 text-lg font-bold">
            {title}
          </h2>
          <IconButton icon={X} label={word('web:dialog.close')} onClick={onClose} />
        </header>
        <div
          className={classes(
            'scroll-quiet min-h-0 flex-1 overflow-y-auto',
            shape === 'page' ? 'flex flex-col border-t border-line' : 'px-5 pb-5',
          )}
        >
          {children}
        </div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
            {footer}
          </footer>
        )}
      </div>
    </dialog>
  );
}
