import { useEffect, useEffectEvent } from 'react';

const name = 'extramile:insert';

/** Puts words at the end of the reply that is being written, as a line of their own; nothing is sent by it. */
export function insertIntoReply(text: string): void {
  window.dispatchEvent(new CustomEvent(name, { detail: text }));
}

/** Told what another module's act puts into the reply. */
export function useInsertion(onText: (text: string) => void): void {
  const take = useEffectEvent(onText);
  useEffect(() => {
    const listen = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === 'string') take(event.detail);
    };
    window.addEventListener(name, listen);
    return () => window.removeEventListener(name, listen);
  }, []);
}
