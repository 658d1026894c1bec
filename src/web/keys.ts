import { useEffect, useRef, useSyncExternalStore } from 'react';
import { tinykeys } from 'tinykeys';
import { preferences, usePreferences } from './preferences.ts';

/** One key and what it does. `keys` in tinykeys' spelling: `j`, `g i`, `$mod+k`, `Shift+?`. */
export interface KeyBinding {
  keys: string;
  /** What the key does, in words, for the list behind `?`. */
  does: string;
  run: (event: KeyboardEvent) => void;
  /** `always`: also while typing and with single keys switched off; for combinations with Ctrl or ⌘ only. */
  when?: 'always';
}

const layers = new Set<readonly KeyBinding[]>();
const listeners = new Set<() => void>();
let shown: readonly KeyBinding[] = [];

/**
 * Keys that hold while a component is on screen. Single keys rest while somebody types, while a dialog or menu is open,
 * and when the person has switched them off (WCAG 2.1.4).
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const { keys } = usePreferences();
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const signature = bindings.map((binding) => binding.keys).join('|');
  useEffect(() => {
    const own = latest.current;
    layers.add(own);
    publish();
    const map = Object.fromEntries(
      own.map((binding) => [
        binding.keys,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented) return;
          if (binding.when !== 'always' && rests(event)) return;
          const current = latest.current.find((entry) => entry.keys === binding.keys);
          if (!current) return;
          event.preventDefault();
          current.run(event);
        },
      ]),
    );
    const stop = tinykeys(window, map, { ignore: () => false });
    return () => {
      stop();
      layers.delete(own);
      publish();
    };
  }, [signature, keys]);
}

/** All keys that hold right now, for the list behind `?`. */
export function useShownKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

function rests(event: KeyboardEvent): boolean {
  if (preferences().keys === 'off') return true;
  if (event.isComposing) return true;
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'))
    return true;
  return document.querySelector('dialog[open]') !== null;
}

function publish(): void {
  shown = [...layers].flat();
  for (const listener of listeners) listener();
}

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** How each press is written for this person's keyboard: `Ctrl K` or `⌘ K`; a sequence has several. */
export function keyLabel(keys: string): string[] {
  return keys.split(' ').map((press) =>
    press
      .replace('Shift+?', '?')
      .split('+')
      .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(' '),
  );
}

const names: Record<string, string> = {
  $mod: isApple ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
};
