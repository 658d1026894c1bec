import type { ReactNode } from 'react';

interface SideBlockProps {
  title: string;
  /** Beside the title: a count, a link. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One titled block of a side panel. */
export function SideBlock({ title, aside, children }: SideBlockProps) {
  return (
    <section className="mx-4 border-t border-line py-3">
      <div className="mb-1.5 flex items-baseline gap-2">
        <h3 className="flex-1 text-sm font-strong text-ink-3">{title}</h3>
        {aside && <span className="text-sm text-ink-3">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
