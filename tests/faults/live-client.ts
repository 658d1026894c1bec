import WebSocket from 'ws';
import { z } from 'zod';
import type { World } from './world.ts';

const heard = z.object({ type: z.string(), seq: z.int().optional(), event: z.string().optional() });

/** A screen that is open all the while: it comes back after every break and asks for what it missed. */
export interface LiveClient {
  /** Numbers and names of the events it was shown, in the order in which it was shown them. */
  seen: { seq: number; event: string }[];
  /** How often it was told to read everything anew instead. */
  refreshes(): number;
  /** The number from which on it has been listening; undefined before the first connection. */
  since(): number | undefined;
  close(): void;
}

const comeBackAfterMilliseconds = 100;

export function openLiveClient(world: World): LiveClient {
  const seen: LiveClient['seen'] = [];
  let since: number | undefined;
  let last: number | undefined;
  let refreshes = 0;
  let isClosed = false;
  let socket: WebSocket | undefined;
  const connect = () => {
    if (isClosed) return;
    const address = `${world.url.replace('http', 'ws')}/api/v1/live`;
    const current = new WebSocket(address, {
      headers: { authorization: `Bearer ${world.key}`, origin: world.url },
    });
    socket = current;
    current.on('open', () => current.send(JSON.stringify(last === undefined ? {} : { after: last })));
    current.on('message', (data: Buffer) => {
      const { type, seq, event } = heard.parse(JSON.parse(data.toString()));
      if (type === 'refresh') refreshes++;
      if (type === 'event' && seq !== undefined) seen.push({ seq, event: event ?? '' });
      if (type === 'ready') since ??= seq;
      if (seq !== undefined) last = Math.max(last ?? 0, seq);
    });
    current.on('error', () => {
      // `close` follows, and with it the next attempt.
    });
    current.on('close', () => setTimeout(connect, comeBackAfterMilliseconds));
  };
  connect();
  return {
    seen,
    refreshes: () => refreshes,
    since: () => since,
    close: () => {
      isClosed = true;
      socket?.terminate();
    },
  };
}
