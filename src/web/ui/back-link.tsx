import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';

/** The way from one thing back to the list it stands in, first among the actions of its page. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-9 items-center gap-1 rounded-control px-2 font-strong text-ink-2 no-underline hover:bg-sunken pointer-coarse:min-h-11"
    >
      <ChevronLeft aria-hidden className="lucide" />
      {children}
    </Link>
  );
}
