import { useSyncExternalStore } from 'react';

/** What one person likes on one device: the look, the keys, which panes are folded. Kept in the browser only. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'more' | 'normal';
  keys: 'on' | 'off';
  rail: 'open' | 'folded';
  panel: 'open' | 'folded';
  listWidth: number;
}

const place = 'extramile.preferences';
const beginning: Preferences = {
  theme: 'system',
  contrast: 'system',
  keys: 'on',
  rail: 'open',
  panel: 'open',
  listWidth: 328,
};

let current: Preferences = { ...beginning, ...read() };
const listeners = new Set<() => void>();
apply();

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  apply();
  try {
    localStorage.setItem(place, JSON.stringify(current));
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Partial<Preferences> {
  try {
    // Written by this file alone; unknown keys do no harm.
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>;
  } catch {
    // Unreadable preferences are no preferences.
    return {};
  }
}

function apply(): void {
  const { dataset } = document.documentElement;
  if (current.theme === 'system') delete dataset['theme'];
  else dataset['theme'] = current.theme;
  if (current.contrast === 'system') delete dataset['contrast'];
  else dataset['contrast'] = current.contrast;
}
