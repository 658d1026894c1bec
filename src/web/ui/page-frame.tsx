import { useEffect, useRef, type ReactNode } from 'react';
import { classes } from './classes.ts';

/** The title of the browser tab while this is on screen. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Extramile`;
  }, [title]);
}

interface PageFrameProps {
  title: string;
  /** Pills or a sentence beside the title. */
  beside?: ReactNode;
  /** Buttons at the end of the title line. */
  actions?: ReactNode;
  children: ReactNode;
  /** `wide` for pages of cards and tables, `reading` for forms and text. */
  width?: 'wide' | 'reading';
}

/** A page that scrolls as one: heading, actions, content. The heading takes focus on arrival. */
export function PageFrame({ title, beside, actions, children, width = 'wide' }: PageFrameProps) {
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="scroll-quiet h-full overflow-y-auto">
      <div
        className={classes(
          'mx-auto flex flex-col gap-5 px-4 py-5 md:px-8 md:py-7',
          width === 'wide' ? 'max-w-[1240px]' : 'max-w-[760px]',
        )}
      >
        <header className="flex min-h-9 flex-wrap items-center pointer-coarse:min-h-11 gap-x-3 gap-y-2">
          <h1 ref={heading} tabIndex={-1} className="text-xl font-bold">
            {title}
          </h1>
          {beside}
          {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
