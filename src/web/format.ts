import { useSyncExternalStore } from 'react';
import { word } from './texts.ts';

/** How this workspace writes instants, numbers and money; set once the session is known. */
let place = {
  locale: navigator.language || 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'GBP',
};

export function setFormat(next: Partial<typeof place>): void {
  place = { ...place, ...next };
  cache.clear();
}

/** A language of ours with the person's regional habits: `en` read in Britain keeps British dates. */
export function localeFor(language: string): string {
  return navigator.languages.find((entry) => entry.split('-')[0] === language.split('-')[0]) ?? language;
}

export function exactTime(at: string | Date): string {
  return dates('exact', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
}

export function clockTime(at: string | Date): string {
  return dates('clock', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

export function shortDay(at: string | Date): string {
  return dates('day', { day: 'numeric', month: 'short' }).format(new Date(at));
}

export function dayWithYear(at: string | Date): string {
  return dates('year', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));
}

/** A calendar month, named by its first day: `Mar 2026`. */
export function monthAndYear(firstDay: string): string {
  return dates('month', { month: 'short', year: 'numeric' }).format(new Date(`${firstDay}T12:00:00Z`));
}

export function weekdayAndTime(at: string | Date): string {
  return dates('weekday', { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** `4 min`, `3 h`, `Tue`, `12 Mar`, `12 Mar 2024`: as short as it stays clear. */
export function relativeTime(at: string | Date, now: number): string {
  const then = new Date(at).getTime();
  const seconds = Math.abs(now - then) / 1000;
  if (seconds < 60) return word('web:time.now');
  if (seconds < 3600) return unit(Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return unit(Math.floor(seconds / 3600), 'hour');
  if (seconds < 6 * 86_400 && then < now) return dates('wd', { weekday: 'short' }).format(new Date(at));
  if (seconds < 300 * 86_400) return shortDay(at);
  return dayWithYear(at);
}

/** A length of time in its one or two largest units: `26 min`, `2 h 10 min`, `3 d`. */
export function duration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 60) return unit(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 10 && minutes % 60 > 0)
    return `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute', 'narrow')}`;
  if (hours < 48) return unit(hours, 'hour');
  return unit(Math.round(hours / 24), 'day');
}

export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(place.locale, options).format(value);
}

export function percent(share: number, digits = 0): string {
  return number(share, { style: 'percent', maximumFractionDigits: digits });
}

export function money(minor: number, currency = place.currency): string {
  const format = new Intl.NumberFormat(place.locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const major = minor / 10 ** digits;
  if (!Number.isInteger(major)) return format.format(major);
  return number(major, { style: 'currency', currency, maximumFractionDigits: 0 });
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return unit(bytes, 'byte');
  if (bytes < 1_000_000) return unit(Math.round(bytes / 1000), 'kilobyte');
  return unit(Math.round(bytes / 100_000) / 10, 'megabyte');
}

const cache = new Map<string, Intl.DateTimeFormat>();

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = cache.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(place.locale, { ...options, timeZone: place.timeZone });
  cache.set(name, made);
  return made;
}

/** Hours and days are one letter in most languages; minutes need their three, since one would be taken for metres. */
function unit(value: number, name: string, width?: 'short' | 'narrow'): string {
  const unitDisplay = width ?? (name === 'hour' || name === 'day' ? 'narrow' : 'short');
  return number(value, { style: 'unit', unit: name, unitDisplay }).replace('mins', 'min');
}

/** One timer for all clocks on screen; they move together, every fifteen seconds. */
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick = Date.now();

export function useNow(): number {
  return useSyncExternalStore(watch, () => tick);
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  if (timer === undefined) tick = Date.now();
  timer ??= setInterval(() => {
    tick = Date.now();
    for (const watcher of watchers) watcher();
  }, 15_000);
  return () => {
    watchers.delete(listener);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
