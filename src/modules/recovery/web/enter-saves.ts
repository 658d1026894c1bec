import type { KeyboardEvent } from 'react';

/** Enter in a field of several lines saves, as it does in every other field; with Shift it is a new line. */
export function enterSaves(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
