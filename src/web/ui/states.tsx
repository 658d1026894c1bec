import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { explain } from '../api.ts';
import { word } from '../texts.ts';
import { Button } from './button.tsx';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** One sentence that teaches. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
  /** `h1` where nothing else on the page is a heading. */
  heading?: 'h1' | 'h2';
}

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  heading: Heading = 'h2',
}: EmptyStateProps) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center">
      {Icon && (
        <span className="mb-1 inline-flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent">
          <Icon aria-hidden className="lucide !size-5" />
        </span>
      )}
      <Heading className="text-lg font-bold">{title}</Heading>
      {children && <p className="text-ink-2">{children}</p>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

/** What happened, what was kept, what to do. */
export function ErrorState({
  error,
  namespace,
  onRetry,
}: {
  error: unknown;
  namespace?: string;
  onRetry?: () => void;
}) {
  return (
    <div role="alert" className="m-auto flex max-w-sm flex-col items-center gap-2 px-6 py-12 text-center">
      <CircleAlert aria-hidden className="lucide !size-6 text-bad" />
      <h2 className="text-lg font-bold">{word('web:states.failed')}</h2>
      <p className="text-ink-2">{explain(error, namespace)}</p>
      {onRetry && (
        <Button className="mt-2" onClick={onRetry}>
          {word('web:states.retry')}
        </Button>
      )}
    </div>
  );
}

/** Says to screen readers what changed without moving anybody: new words replace the old. */
export function Announce({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {children}
    </div>
  );
}
