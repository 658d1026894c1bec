import { useCallback, useEffect, useRef, useState } from 'react';

export type SaveState = 'clean' | 'waiting' | 'saved' | 'failed';
const pause = 700;
const again = 5_000;

interface Keeping<Value> {
  begin: () => Value;
  isEmpty: (value: Value) => boolean;
  /** Must not change while the component stands. */
  save: (value: Value) => Promise<unknown>;
}

/**
 * Keeps what somebody writes on the server: after a short pause, at once when the page is left, and again and again
 * while the server is away. `settled` waits for a save under way and holds the next until something changes, so that a
 * late one cannot bring back the draft of a message that was already sent.
 */
export function useKept<Value extends object>({ begin, isEmpty, save }: Keeping<Value>) {
  const [value, setValue] = useState(begin);
  const [state, setState] = useState<SaveState>(() => (isEmpty(value) ? 'clean' : 'saved'));
  const latest = useRef(value);
  const emptiness = useRef(isEmpty);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());

  const isHeld = useRef(false);

  const noted = useCallback(
    (kept: Value, saving: Promise<unknown>) =>
      saving.then(
        () => {
          if (timer.current === undefined) setState(emptiness.current(kept) ? 'clean' : 'saved');
        },
        () => setState('failed'),
      ),
    [],
  );

  const keep = useCallback(() => {
    timer.current = undefined;
    if (isHeld.current) return;
    const kept = latest.current;
    underWay.current = noted(
      kept,
      underWay.current.then(() => save(kept)),
    );
  }, [save, noted]);

  // Whoever leaves the page cannot wait for a save under way: it may end after the page is gone.
  const keepAtOnce = useCallback(() => {
    timer.current = undefined;
    if (isHeld.current) return;
    underWay.current = noted(latest.current, Promise.all([save(latest.current), underWay.current]));
  }, [save, noted]);

  const change = useCallback(
    (part: Partial<Value>) => {
      isHeld.current = false;
      latest.current = { ...latest.current, ...part };
      setValue(latest.current);
      // What could not be kept is said until it is kept, not only until the next letter.
      setState((before) => (before === 'failed' ? before : 'waiting'));
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, pause);
    },
    [keep],
  );

  const reset = useCallback((next: Value) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current = next;
    setValue(next);
    setState(emptiness.current(next) ? 'clean' : 'saved');
  }, []);

  const settled = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    isHeld.current = true;
    await underWay.current;
  }, []);

  useEffect(() => {
    if (state !== 'failed') return;
    const retry = setInterval(keep, again);
    return () => clearInterval(retry);
  }, [state, keep]);

  useEffect(() => {
    const flush = () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      keep();
    };
    const onHide = () => {
      if (!document.hidden || timer.current === undefined) return;
      clearTimeout(timer.current);
      keepAtOnce();
    };
    document.addEventListener('visibilitychange', onHide);
    addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      removeEventListener('online', flush);
      flush();
    };
  }, [keep, keepAtOnce]);

  return { value, state, change, reset, settled };
}
