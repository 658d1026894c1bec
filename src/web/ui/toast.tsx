import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { word } from '../texts.ts';
import { IconButton } from './button.tsx';

interface ToastOptions {
  text: string;
  tone?: 'good' | 'bad' | 'plain';
  /** One thing to do about it, such as undo. */
  action?: { label: string; onAct: () => void };
  lastsMilliseconds?: number;
  /** Shows the seconds that are left. */
  countsDown?: boolean;
  /** A second toast of the same name replaces the first. */
  name?: string;
}
interface ShownToast extends ToastOptions {
  id: number;
}

let shown: readonly ShownToast[] = [];
let next = 1;
const listeners = new Set<() => void>();

/** Quick news at the foot of the screen. Errors stay until they are closed. */
export function toast(options: ToastOptions): number {
  const id = next++;
  shown = [...shown.filter((one) => !options.name || one.name !== options.name), { ...options, id }].slice(
    -3,
  );
  for (const listener of listeners) listener();
  return id;
}

export function dismissToast(id: number): void {
  shown = shown.filter((one) => one.id !== id);
  for (const listener of listeners) listener();
}

/** Mounted once by the shell. */
export function Toasts() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      aria-label={word('web:toast.region')}
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-3 md:bottom-4 md:items-start md:px-4"
    >
      {toasts.map((one) => (
        <Toast key={one.id} toast={one} />
      ))}
    </div>
  );
}

function Toast({ toast: one }: { toast: ShownToast }) {
  const lasts = one.lastsMilliseconds ?? (one.tone === 'bad' ? Number.POSITIVE_INFINITY : 5_000);
  const [left, setLeft] = useState(lasts);
  const isHeld = useRef(false);
  useEffect(() => {
    if (!Number.isFinite(lasts)) return;
    const started = performance.now();
    const timer = setInterval(() => {
      const remaining = lasts - (performance.now() - started);
      // A toast with a deadline of its own (undo) cannot be held; others wait while the pointer rests on them.
      if (isHeld.current && !one.countsDown) return;
      setLeft(remaining);
      if (remaining <= 0) dismissToast(one.id);
    }, 250);
    return () => clearInterval(timer);
  }, [lasts, one.id, one.countsDown]);
  const Icon = one.tone === 'bad' ? CircleAlert : one.tone === 'good' ? CircleCheck : undefined;
  return (
    <div
      onPointerEnter={() => {
        isHeld.current = true;
      }}
      onPointerLeave={() => {
        isHeld.current = false;
      }}
      className="arrive pointer-events-auto flex max-w-full items-center gap-2 rounded-card border border-line-strong bg-ink py-1 pr-1 pl-4 text-paper shadow-lifted"
    >
      {Icon && <Icon aria-hidden className="lucide" />}
      <span className="min-w-0 py-1.5">{one.text}</span>
      {one.countsDown && (
        <span aria-hidden className="w-5 text-right opacity-70">
          {Math.ceil(left / 1000)}
        </span>
      )}
      {one.action && (
        <button
          type="button"
          className="min-h-9 rounded-control px-3 font-bold underline underline-offset-2 hover:bg-paper/15"
          onClick={() => {
            dismissToast(one.id);
            one.action?.onAct();
          }}
        >
          {one.action.label}
        </button>
      )}
      <IconButton
        icon={X}
        label={word('web:toast.close')}
        onClick={() => dismissToast(one.id)}
        className="!text-paper hover:!bg-paper/15"
      />
    </div>
  );
}
