interface PaneDividerProps {
  label: string;
  width: number;
  onWidth: (width: number) => void;
}

const narrowest = 260;
const widest = 520;

/** Drag, or focus and use the arrows, to give the list more or less room. */
export function PaneDivider({ label, width, onWidth }: PaneDividerProps) {
  const set = (next: number) => onWidth(Math.round(Math.min(widest, Math.max(narrowest, next))));
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      className="relative z-10 -mx-[3px] hidden w-[6px] flex-none cursor-col-resize touch-none transition-colors hover:bg-accent/40 focus-visible:bg-accent md:block"
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(width - 16);
        if (event.key === 'ArrowRight') set(width + 16);
      }}
      onPointerDown={(event) => {
        const handle = event.currentTarget;
        handle.setPointerCapture(event.pointerId);
        const begin = event.clientX - width;
        const move = (moved: PointerEvent) => set(moved.clientX - begin);
        handle.addEventListener('pointermove', move);
        handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
          once: true,
        });
      }}
    />
  );
}
