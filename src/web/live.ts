import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** Something that was announced in this workspace, as the server sends it. */
export interface LiveEvent {
  seq: number;
  id: string;
  event: string;
  subjectId: string | null;
  payload: Record<string, unknown>;
  actor: { kind: string; id: string | null };
}

/** A colleague who looks at a conversation or writes in it at this moment. */
export interface Present {
  staffId: string;
  doing: 'looking' | 'typing';
}

export type Topics = Record<string, (event: LiveEvent) => readonly QueryKey[]>;
type State = 'connecting' | 'live' | 'polling' | 'offline';

const shortestWait = 500;
const longestWait = 30_000;
const pollEvery = 15_000;
/** The server forgets a look after 45 seconds and typing after six. */
const repeatEvery = { looking: 20_000, typing: 3_000 };
const signedOut = 4401;

let state: State = 'connecting';
let lastSeq: number | undefined;
let socket: WebSocket | undefined;
let people: ReadonlyMap<string, readonly Present[]> = new Map();
let here: { subjectId: string; doing: Present['doing'] } | undefined;
const watchers = new Set<() => void>();

export function useLiveState(): State {
  return useSyncExternalStore(watch, () => state);
}

/** Who is where, by conversation; oneself is in it too and left out by whoever shows it. */
export function usePresence(): ReadonlyMap<string, readonly Present[]> {
  return useSyncExternalStore(watch, () => people);
}

/** Tells colleagues that this person looks at a subject or writes in it; repeated, since the server forgets. */
export function useAnnouncePresence(subjectId: string | undefined, doing: Present['doing']): void {
  useEffect(() => {
    if (subjectId === undefined) return;
    here = { subjectId, doing };
    say(here);
    const repeat = setInterval(() => here && !document.hidden && say(here), repeatEvery[doing]);
    return () => {
      clearInterval(repeat);
      here = undefined;
    };
  }, [subjectId, doing]);
  useEffect(() => {
    if (subjectId === undefined) return;
    return () => say({ subjectId, doing: 'left' });
  }, [subjectId]);
}

/**
 * Keeps the socket open and lets each event make the queries it touches stale. After a break it asks for what came after
 * the last number seen; where sockets do not pass at all, screens are refreshed by polling.
 */
export function startLive(client: QueryClient, topics: Topics): () => void {
  let attempts = 0;
  let stopped = false;
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  let stale: QueryKey[] = [];
  let flush: ReturnType<typeof setTimeout> | undefined;

  const touch = (keys: readonly QueryKey[]) => {
    stale.push(...keys);
    // Bursts (an import, a busy minute) become one refresh per key.
    flush ??= setTimeout(() => {
      flush = undefined;
      const unique = new Map(stale.map((key) => [JSON.stringify(key), key]));
      stale = [];
      for (const queryKey of unique.values()) void client.invalidateQueries({ queryKey });
    }, 80);
  };

  const receive = (event: LiveEvent) => {
    if (lastSeq !== undefined && event.seq <= lastSeq) return;
    lastSeq = event.seq;
    for (const [pattern, keysOf] of Object.entries(topics)) {
      if (matches(pattern, event.event)) touch(keysOf(event));
    }
  };

  const connect = () => {
    if (stopped) return;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = new WebSocket(`${scheme}://${location.host}/api/v1/live`);
    socket = opened;
    opened.addEventListener('open', () => {
      opened.send(JSON.stringify({ after: lastSeq ?? null }));
      attempts = 0;
      setState('live');
      if (here) say(here);
    });
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // Our own server speaks on this socket; kinds unknown to this version are passed over.
      const said = JSON.parse(data) as Said;
      if (said.type === 'event') receive(said);
      if (said.type === 'ready') lastSeq = said.seq;
      if (said.type === 'refresh') {
        lastSeq = said.seq;
        void client.invalidateQueries();
      }
      if (said.type === 'presence') notePresence(said.subjectId, said.people);
    });
    opened.addEventListener('close', ({ code }) => {
      if (stopped || socket !== opened) return;
      if (code === signedOut) return void client.resetQueries({ queryKey: ['session'] });
      attempts += 1;
      setState(navigator.onLine ? (attempts > 3 ? 'polling' : 'connecting') : 'offline');
      // Full jitter: a restarted server is not met by everybody at once.
      const wait = Math.random() * Math.min(longestWait, shortestWait * 2 ** attempts);
      reconnect = setTimeout(connect, wait);
    });
  };

  const poll = setInterval(() => {
    if (state === 'polling' && !document.hidden) void client.invalidateQueries();
  }, pollEvery);
  const onOnline = () => {
    clearTimeout(reconnect);
    socket?.close();
    connect();
  };
  const onOffline = () => setState('offline');
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  connect();

  return () => {
    stopped = true;
    clearTimeout(reconnect);
    clearTimeout(flush);
    clearInterval(poll);
    window.removeEventListener('online', onOnline);
    window.removeEventListener('offline', onOffline);
    socket?.close();
    socket = undefined;
    lastSeq = undefined;
  };
}

type Said =
  | ({ type: 'event' } & LiveEvent)
  | { type: 'ready'; seq: number }
  | { type: 'refresh'; seq: number }
  | { type: 'presence'; subjectId: string; people: Present[] };

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

function notePresence(subjectId: string, present: readonly Present[]): void {
  const next = new Map(people);
  if (present.length === 0) next.delete(subjectId);
  else next.set(subjectId, present);
  people = next;
  tell();
}

function say(sign: { subjectId: string; doing: Present['doing'] | 'left' }): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(sign));
}

function setState(next: State): void {
  if (next === state) return;
  state = next;
  tell();
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function watch(listener: () => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}
