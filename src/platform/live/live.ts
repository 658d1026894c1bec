import type { IncomingMessage, Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';
import type { Actor } from '#platform/context.ts';
import type { Module } from '#platform/module.ts';

/** Which events reach open screens, and the permission a listener needs. */
export interface LiveTopic {
  type: string;
  permission: string;
}

/**
 * Live updates: events get their dense sequence number after commit and are sent to the sockets of their workspace. A
 * client that has seen n asks for what came after n, so nothing is missed and nothing is shown twice (REL-17).
 */
export interface Live {
  /** Something was committed here; look now instead of at the next tick. */
  nudge(): void;
  /** Accepts WebSocket upgrades on this server, after the session has been checked. */
  attach(server: Server, authenticate: (request: IncomingMessage) => Promise<LiveListener | undefined>): void;
  close(): Promise<void>;
}

export interface LiveListener {
  workspaceId: string;
  actor: Actor;
}

interface LiveOptions {
  database: Database;
  log: Log;
  modules: readonly Module[];
}

export function openLive(options: LiveOptions): Live {
  void options;
  void pause;
  return { nudge: () => {}, attach: () => {}, close: async () => {} };
}
