import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';

/** Something that was announced in this workspace; `seq` is dense, so a gap is always noticed. */
export interface LiveEvent {
  seq: number;
  id: string;
  type: string;
  subjectId: string | null;
  payload: Record<string, unknown>;
  actor: { kind: string; id?: string | null };
  at: string;
}

/** Who looks at or writes in a conversation now; forgotten seconds after the last word of it. */
export interface Presence {
  staffId: string;
  name: string;
  conversationId: string;
  doing: 'viewing' | 'writing';
}

export type Topics = Record<string, (event: LiveEvent) => readonly QueryKey[]>;
type State = 'connecting' | 'live' | 'polling' | 'offline';

const shortestWait = 500;
const longestWait = 30_000;
const pollEvery = 15_000;
const presenceLasts = 12_000;

let state: State = 'connecting';
let lastSeq: number | undefined;
let socket: WebSocket | undefined;
let present: readonly (Presence & { until: number })[] = [];
let looking: Omit<Presence, 'staffId' | 'name'> | undefined;
const watchers = new Set<() => void>();

export function useLiveState(): State {
  return useSyncExternalStore(watch, () => state);
}

/** Colleagues who look at or write in conversations; the person themselves is left out by the server. */
export function usePresence(): readonly Presence[] {
  return useSyncExternalStore(watch, () => present);
}

/** Tells colleagues where this person is; repeated, since the server forgets within seconds. */
export function useAnnouncePresence(conversationId: string | undefined, doing: Presence['doing']): void {
  useEffect(() => {
    looking = conversationId === undefined ? undefined : { conversationId, doing };
    sayWhere();
    const repeat = setInterval(sayWhere, 5_000);
    return () => {
      clearInterval(repeat);
      looking = undefined;
      sayWhere();
    };
  }, [conversationId, doing]);
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
      if (matches(pattern, event.type)) touch(keysOf(event));
    }
  };

  const connect = () => {
    if (stopped) return;
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const opened = new WebSocket(`${scheme}://${location.host}/api/v1/live`);
    socket = opened;
    opened.addEventListener('open', () => {
      opened.send(JSON.stringify(lastSeq === undefined ? {} : { after: lastSeq }));
      if (attempts > 0) void client.invalidateQueries();
      attempts = 0;
      setState('live');
      sayWhere();
    });
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // Our own server speaks on this socket; unknown kinds are ignored so that it may learn new ones first.
      const said = JSON.parse(data) as Said;
      if (said.kind === 'hello') lastSeq ??= said.seq;
      if (said.kind === 'event') receive(said.event);
      if (said.kind === 'events') for (const event of said.events) receive(event);
      if (said.kind === 'reload') void client.invalidateQueries();
      if (said.kind === 'presence') notePresence(said.presence);
    });
    opened.addEventListener('close', () => {
      if (stopped || socket !== opened) return;
      attempts += 1;
      setState(navigator.onLine ? (attempts > 3 ? 'polling' : 'connecting') : 'offline');
      // Full jitter: a restarted server is not met by everybody at once.
      const wait = Math.random() * Math.min(longestWait, shortestWait * 2 ** attempts);
      reconnect = setTimeout(connect, wait);
    });
  };

  const poll = setInterval(() => {
    if (state === 'polling' && !document.hidden) void client.invalidateQueries();
    forgetPresence();
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
  | { kind: 'hello'; seq: number }
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'events'; events: LiveEvent[] }
  | { kind: 'reload' }
  | { kind: 'presence'; presence: (Presence & { left?: true })[] };

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}

function notePresence(said: readonly (Presence & { left?: true })[]): void {
  const until = Date.now() + presenceLasts;
  const others = present.filter((entry) => !said.some((one) => one.staffId === entry.staffId));
  present = [...others, ...said.filter((one) => !one.left).map((one) => ({ ...one, until }))];
  tell();
}

function forgetPresence(): void {
  const remaining = present.filter((entry) => entry.until > Date.now());
  if (remaining.length === present.length) return;
  present = remaining;
  tell();
}

function sayWhere(): void {
  if (socket?.readyState !== WebSocket.OPEN) return;
  socket.send(JSON.stringify({ presence: looking ?? null }));
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
