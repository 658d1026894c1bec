import type { KeyboardEvent } from 'react';
import type { Then } from './sending.ts';

/** How words leave: what becomes of the conversation, and when, if not at once. */
export interface Way {
  then: Then;
  sendAfter?: string;
}

export type SendKey = 'plain' | 'waiting' | 'closed' | 'later';

export const sendKeys: Record<SendKey, string> = {
  plain: '$mod+Enter',
  waiting: '$mod+Shift+Enter',
  closed: '$mod+Alt+Enter',
  later: '$mod+Shift+l',
};

/** Which way of sending a press asks for. The editor has keys of its own, so this is asked before it hears of them. */
export function sendKeyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): SendKey | undefined {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  if (event.key === 'Enter') return event.shiftKey ? 'waiting' : event.altKey ? 'closed' : 'plain';
  return event.shiftKey && event.key.toLowerCase() === 'l' ? 'later' : undefined;
}
