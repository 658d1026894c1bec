import { useId, useRef, type ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { placeBeside } from './place.ts';

interface TooltipProps {
  label: string;
  keys?: string;
  children: ReactNode;
}

/** Repeats an accessible name for people who see: on hover and keyboard focus, gone with Escape. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = () => {
    if (!bubble.current || !anchor.current || matchMedia('(hover: none)').matches) return;
    bubble.current.showPopover();
    placeBeside(bubble.current, anchor.current.firstElementChild ?? anchor.current, 'center');
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (bubble.current?.matches(':popover-open')) bubble.current.hidePopover();
  };
  return (
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={() => {
        timer.current = setTimeout(show, 450);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) timer.current = setTimeout(show, 450);
      }}
      onBlur={hide}
      onKeyDown={(event) => {
        if (event.key === 'Escape') hide();
      }}
    >
      {children}
      <span
        ref={bubble}
        id={id}
        popover="manual"
        aria-hidden
        className="pointer-events-none fixed m-0 items-center gap-2 rounded-control bg-ink px-2 py-1 text-xs text-paper open:flex"
      >
        {label}
        {keys && <Kbd keys={keys} tone="inverse" />}
      </span>
    </span>
  );
}
