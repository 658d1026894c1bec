const gap = 6;
const margin = 8;

/** Puts a fixed popover below its anchor, or above where there is more room, and keeps it on screen. */
export function placeBeside(popover: HTMLElement, anchor: Element, align: 'start' | 'end' | 'center'): void {
  const at = anchor.getBoundingClientRect();
  const width = popover.offsetWidth;
  const below = innerHeight - at.bottom - gap - margin;
  const above = at.top - gap - margin;
  const goesBelow = popover.scrollHeight <= below || below >= above;
  popover.style.maxHeight = `${Math.max(120, goesBelow ? below : above)}px`;
  const height = popover.offsetHeight;
  const wanted =
    align === 'start' ? at.left : align === 'end' ? at.right - width : at.left + at.width / 2 - width / 2;
  popover.style.left = `${Math.max(margin, Math.min(wanted, innerWidth - width - margin))}px`;
  popover.style.top = `${goesBelow ? at.bottom + gap : Math.max(margin, at.top - gap - height)}px`;
}
