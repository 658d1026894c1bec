import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { placeBeside } from './place.ts';

export interface TriggerProps {
  'aria-haspopup': 'menu' | 'dialog' | 'listbox';
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: () => void;
}

interface PopoverProps {
  /** Accessible name of what opens. */
  label: string;
  role?: 'menu' | 'dialog';
  align?: 'start' | 'end' | 'center';
  /** Renders the button; it must pass these props on. */
  trigger: (props: TriggerProps) => ReactElement;
  children: (close: () => void) => ReactNode;
  /** Opens from outside too, for a key. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}

/** Content in the top layer beside its button: closes with Escape, a click elsewhere, or `close`; focus returns. */
export function Popover({
  label,
  role = 'dialog',
  align = 'start',
  trigger,
  children,
  open: openFromOutside,
  onOpenChange,
  className,
}: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpenInside, setOpenInside] = useState(false);
  const isOpen = openFromOutside ?? isOpenInside;
  const setOpen = (next: boolean) => {
    setOpenInside(next);
    onOpenChange?.(next);
  };
  const close = () => {
    setOpen(false);
    (anchor.current?.querySelector('button') ?? anchor.current)?.focus();
  };

  useEffect(() => {
    const element = panel.current;
    const button = anchor.current?.querySelector('button');
    if (!isOpen || !element || !button) return;
    element.showPopover();
    const place = () => placeBeside(element, button, align);
    place();
    const first = element.querySelector<HTMLElement>('[data-autofocus], [role^="menuitem"], input, button');
    (first ?? element).focus();
    // What arrives later (a list that is fetched) makes it taller, and its place is found anew.
    const observer = new ResizeObserver(place);
    observer.observe(element);
    addEventListener('resize', place);
    return () => {
      observer.disconnect();
      removeEventListener('resize', place);
      if (element.matches(':popover-open')) element.hidePopover();
    };
  }, [isOpen, align]);

  return (
    <span ref={anchor} className="contents">
      {trigger({
        'aria-haspopup': role,
        'aria-expanded': isOpen,
        'aria-controls': id,
        onClick: () => (isOpen ? close() : setOpen(true)),
      })}
      <div
        ref={panel}
        id={id}
        popover="manual"
        role={role}
        aria-label={label}
        tabIndex={-1}
        className={classes(
          'fixed m-0 min-w-52 max-w-[calc(100vw-16px)] overflow-y-auto rounded-card border border-line-strong bg-surface p-1 text-ink shadow-lifted',
          className,
        )}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // A dialog around it would close as well.
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        {isOpen && (
          <>
            {children(close)}
            <OutsideClick inside={[panel, anchor]} onOutside={() => setOpen(false)} />
          </>
        )}
      </div>
    </span>
  );
}

function OutsideClick({
  inside,
  onOutside,
}: {
  inside: React.RefObject<HTMLElement | null>[];
  onOutside: () => void;
}) {
  const latest = useRef({ inside, onOutside });
  useEffect(() => {
    latest.current = { inside, onOutside };
  });
  useEffect(() => {
    const look = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Node)) return;
      if (latest.current.inside.some((ref) => ref.current?.contains(target))) return;
      latest.current.onOutside();
    };
    document.addEventListener('pointerdown', look, true);
    document.addEventListener('focusin', look, true);
    return () => {
      document.removeEventListener('pointerdown', look, true);
      document.removeEventListener('focusin', look, true);
    };
  }, []);
  return null;
}
