import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { applicationRole, type Database } from '#platform/db/database.ts';
import type { Log } from '#platform/log.ts';
import type { LiveTiming } from './live.ts';
import { sign, type Sign } from './presence.ts';

const channel = 'extramile_live';
/** A notification holds 8000 bytes; so many workspaces fit into one with room to spare. */
const workspacesPerNotification = 100;
const eventsPerLook = 500;

const notification = z.union([
  z.object({ sequenced: z.array(z.tuple([z.uuid(), z.number()])) }),
  z.object({ sign }),
]);

interface RelayOptions {
  database: Database;
  log: Log;
  timing: LiveTiming;
  onSequenced: (workspaceId: string, seq: number) => void;
  onSign: (sign: Sign) => void;
  onReconnect: () => void;
}

export interface Relay {
  nudge(): void;
  /** Opens the connection that hears other processes; without sockets nobody needs it. */
  listen(): void;
  say(sign: Sign): void;
  close(): Promise<void>;
}

/**
 * Gives committed events their numbers and tells every process of it. PostgreSQL's notifications are a hint and no
 * more: whoever missed one finds the events at the next tick, and a lost connection is followed by a look at everything.
 */
export function openRelay(options: RelayOptions): Relay {
  const { database, log, timing } = options;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  const ticker = setInterval(() => void look(), timing.tick).unref();

  /** Never rejects: a database that is away is looked for again at the next tick. */
  async function look(): Promise<number> {
    if (isClosed || looking) return 0;
    let found = 0;
    looking = sequence()
      .then((count) => {
        found = count;
      })
      .catch((error: unknown) => log.debug({ err: error }, 'live relay could not look'));
    await looking;
    looking = undefined;
    return found;
  }

  async function sequence(): Promise<number> {
    const { rows } = await sql<{ workspaceId: string; lastSeq: number }>`
      select workspace_id, last_seq from sequence_waiting_events(${eventsPerLook})`.execute(database.db);
    for (const row of rows) options.onSequenced(row.workspaceId, row.lastSeq);
    for (let start = 0; start < rows.length; start += workspacesPerNotification) {
      const sequenced = rows
        .slice(start, start + workspacesPerNotification)
        .map((row) => [row.workspaceId, row.lastSeq]);
      await notify(JSON.stringify({ sequenced }));
    }
    return rows.length;
  }

  async function notify(text: string): Promise<void> {
    await sql`select pg_notify(${channel}, ${text})`.execute(database.db);
  }

  function nudge(): void {
    if (timer || isClosed) return;
    timer = setTimeout(() => {
      timer = undefined;
      // Nothing found may mean that another process was just numbering and began before our commit: look once more.
      void look().then((found) => {
        if (found === 0 && !isClosed) setTimeout(() => void look(), timing.coalesce * 4).unref();
      });
    }, timing.coalesce).unref();
  }

  const ear = openEar(options, () => isClosed);
  return {
    nudge,
    listen: () => ear.open(),
    say: (said) => {
      notify(JSON.stringify({ sign: said })).catch((error: unknown) =>
        log.debug({ err: error }, 'a sign of presence was lost'),
      );
    },
    close: async () => {
      isClosed = true;
      clearInterval(ticker);
      clearTimeout(timer);
      await looking;
      await ear.close();
    },
  };
}

/** The listening connection: its own, because a pooled one would be handed to others between two notifications. */
function openEar(options: RelayOptions, isClosed: () => boolean) {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;

  async function open(): Promise<void> {
    if (client || isClosed()) return;
    const opened = new pg.Client({
      ...options.database.owner,
      application_name: 'extramile-live',
      options: `-c role=${applicationRole}`,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client = opened;
    opened.on('notification', (message) => hear(message.payload ?? ''));
    opened.on('error', () => again(opened));
    opened.on('end', () => again(opened));
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
      failures = 0;
      options.onReconnect();
    } catch (error) {
      options.log.warn({ err: error }, 'live updates wait for the database');
      again(opened);
    }
  }

  function again(broken: pg.Client): void {
    if (client !== broken) return;
    client = undefined;
    broken.end().catch(() => {
      // It is broken already; there is nothing left to end.
    });
    if (isClosed()) return;
    const wait = Math.min(5000, 250 * 2 ** failures++);
    retry = setTimeout(() => void open(), wait).unref();
  }

  function hear(text: string): void {
    const read = notification.safeParse(safeJson(text));
    if (!read.success) return;
    if ('sign' in read.data) options.onSign(read.data.sign);
    else for (const [workspaceId, seq] of read.data.sequenced) options.onSequenced(workspaceId, seq);
  }

  return {
    open: () => void open(),
    close: async () => {
      clearTimeout(retry);
      const open = client;
      client = undefined;
      await open?.end();
    },
  };
}

export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is no JSON is no message of ours; the schema that reads it next refuses undefined.
    return undefined;
  }
}
