import { useSyncExternalStore } from 'react';

/**
 * What one person likes: the look, the keys, which panes are folded, where they were last. It stands in the browser for
 * the first paint, and on the server so that it follows the person to another machine (`preference-sync.ts`).
 */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'more' | 'normal';
  density: 'comfortable' | 'compact';
  keys: 'on' | 'off';
  rail: 'open' | 'folded';
  panel: 'open' | 'folded';
  listWidth: number;
  /** Path and search of the screen that was open last. */
  lastPlace: string | null;
}

const place = 'extramile.preferences';
const beginning: Preferences = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  keys: 'on',
  rail: 'open',
  panel: 'open',
  listWidth: 328,
  lastPlace: null,
};

let current: Preferences = { ...beginning, ...read() };
const listeners = new Set<() => void>();
const followers = new Set<(change: Partial<Preferences>) => void>();
apply();

export function preferences(): Preferences {
  return current;
}

/** A choice of the person; whoever follows their choices (the server) hears of it. */
export function setPreferences(change: Partial<Preferences>): void {
  adoptPreferences(change);
  for (const follower of followers) follower(change);
}

/** Hears of each choice that is made here. */
export function followPreferences(follower: (change: Partial<Preferences>) => void): () => void {
  followers.add(follower);
  return () => followers.delete(follower);
}

/** What holds from now on, chosen here or elsewhere. */
export function adoptPreferences(change: Partial<Preferences>): void {
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
  dataset['density'] = current.density;
  if (current.contrast === 'system') delete dataset['contrast'];
  else dataset['contrast'] = current.contrast;
}
