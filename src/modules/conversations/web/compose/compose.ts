import { useSyncExternalStore } from 'react';
import type { MailAddress } from '../../contract.ts';

/** Words to somebody new: to whom, or which draft is taken up again. */
export interface Begun {
  to?: MailAddress;
  draftId?: string;
}

let begun: Begun | undefined;
const listeners = new Set<() => void>();

/** Opens the field for a new conversation, from anywhere in the app. */
export function compose(wanted: Begun = {}): void {
  begun = wanted;
  tell();
}

export function closeCompose(): void {
  begun = undefined;
  tell();
}

export function useBegun(): Begun | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => begun,
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}
