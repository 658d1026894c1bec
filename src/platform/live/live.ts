import type { IncomingMessage, Server } from 'node:http';
import type { Database } from '#platform/db/database.ts';
import type { Principal } from '#platform/http/handle.ts';
import type { Log } from '#platform/log.ts';
import type { Module } from '#platform/module.ts';
import { openFeeds } from './feeds.ts';
import { openPresence } from './presence.ts';
import { openRelay } from './relay.ts';
import { openSockets } from './sockets.ts';

/** Which events reach open screens, and the permission a listener needs. */
export interface LiveTopic {
  type: string;
  permission: string;
}

/**
 * Live updates: events get their dense sequence number after commit and are sent to the sockets of their workspace. A
 * client that has seen n asks for what came after n, so nothing is missed and nothing is shown twice (REL-17). Who
 * looks at what and who is typing travels the same way but is kept in memory only.
 */
export interface Live {
  /** Something was committed here; look now instead of at the next tick. */
  nudge(): void;
  /** Accepts WebSocket upgrades on this server, after origin and session have been checked. */
  attach(server: Server, door: LiveDoor): void;
  close(): Promise<void>;
}

/** How a listener proves who they are; asked at the start and again at most five seconds before anything is sent. */
export interface LiveDoor {
  authenticate(request: IncomingMessage): Promise<Principal | undefined>;
  /** The origin of our own pages; a cookie sent from any other page opens nothing. */
  origin: string;
}

/** How long things last, in milliseconds; tests shorten them. */
export interface LiveTiming {
  /** Between two looks for events without a number, when nobody nudges. */
  tick: number;
  /** Nudges within this time cause one look. */
  coalesce: number;
  /** A session or role may have changed unnoticed for this long (SEC-014: at most five seconds). */
  trust: number;
  /** Between two pings; a socket that missed one is ended at the next. */
  heartbeat: number;
  looking: number;
  typing: number;
}

const usualTiming: LiveTiming = {
  tick: 1000,
  coalesce: 20,
  trust: 4000,
  heartbeat: 25_000,
  looking: 45_000,
  typing: 6000,
};

interface LiveOptions {
  database: Database;
  log: Log;
  modules: readonly Module[];
  /** What a listener must hold to say and to hear who is looking at what. */
  presencePermission: string;
  timing?: Partial<LiveTiming>;
}

export function openLive(options: LiveOptions): Live {
  const timing = { ...usualTiming, ...options.timing };
  const { database, log } = options;
  const topics = new Map(
    options.modules.flatMap((module) => module.live ?? []).map((topic) => [topic.type, topic.permission]),
  );
  const feeds = openFeeds(database.db);
  const presence = openPresence(timing);
  const relay = openRelay({
    database,
    log,
    timing,
    onSequenced: (workspaceId, seq) => feeds.advance(workspaceId, seq),
    onSign: (sign) => presence.apply(sign),
    onReconnect: () => feeds.catchUp(),
  });
  const sockets = openSockets({
    feeds,
    presence,
    log,
    timing,
    topics,
    presencePermission: options.presencePermission,
    say: (sign) => relay.say(sign),
  });
  return {
    nudge: () => relay.nudge(),
    attach: (server, door) => {
      relay.listen();
      sockets.attach(server, door);
    },
    close: async () => {
      await sockets.close();
      presence.close();
      await relay.close();
    },
  };
}
