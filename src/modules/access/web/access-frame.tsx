import { useEffect, useRef, type ReactNode } from 'react';
import { usePageTitle } from '#web/ui/index.ts';

interface AccessFrameProps {
  title: string;
  /** One sentence under the title. */
  lead?: string | undefined;
  children: ReactNode;
  /** Links under the card. */
  foot?: ReactNode;
}

/** The calm middle of the screen for everything that happens before one is signed in. */
export function AccessFrame({ title, lead, children, foot }: AccessFrameProps) {
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!document.activeElement?.matches('input')) heading.current?.focus();
  }, [title]);
  return (
    <main className="flex min-h-dvh flex-col items-center bg-paper px-4 py-10 sm:justify-center">
      <div className="w-full max-w-[400px]">
        <div className="mb-5 flex items-center gap-2.5">
          <span
            aria-hidden
            className="inline-flex size-8 items-center justify-center rounded-[9px] bg-accent font-serif text-xl leading-none font-bold text-accent-ink"
          >
            A
          </span>
          <span className="text-lg font-bold">Extramile</span>
        </div>
        <div className="rounded-[14px] border border-line bg-surface p-6 shadow-quiet">
          <h1 ref={heading} tabIndex={-1} className="text-xl font-bold">
            {title}
          </h1>
          {lead && <p className="mt-1 text-ink-2">{lead}</p>}
          <div className="mt-5">{children}</div>
        </div>
        {foot && <div className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-2">{foot}</div>}
      </div>
    </main>
  );
}
