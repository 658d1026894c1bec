import { inWorkspace, type Db } from '#platform/db/database.ts';

export interface LiveEvent {
  seq: number;
  id: string;
  event: string;
  subjectId: string | null;
  payload: unknown;
  actor: { kind: string; id: string | null };
}

/** Events this far behind are not replayed one by one; the client loads afresh instead. */
export const longestReplay = 500;

export interface Feed {
  /** The number of the newest event this process knows of. */
  head(): Promise<number>;
  /** Events after `seq`, oldest first, at most a replay long: from memory when they are there, else from the database. */
  after(seq: number): Promise<LiveEvent[]>;
  onNews(listener: () => void): () => void;
}

export interface Feeds {
  open(workspaceId: string): Feed;
  /** Told of a number given, here or in another process. */
  advance(workspaceId: string, seq: number): void;
  /** Looks at every open workspace again, after a time in which notifications may have been lost. */
  catchUp(): void;
}

interface State {
  listeners: Set<() => void>;
  head: number | undefined;
  asked: Promise<number> | undefined;
  /** The last stretch of events read, gapless, so that a hundred listeners cost one query. */
  recent: LiveEvent[];
  /** What `recent` holds everything after. */
  recentAfter: number;
  reading: Promise<LiveEvent[]> | undefined;
}

export function openFeeds(db: Db): Feeds {
  const states = new Map<string, State>();

  function advance(workspaceId: string, seq: number): void {
    const state = states.get(workspaceId);
    // Two processes may tell of their numbers out of order; the head only moves forward.
    if (!state || (state.head !== undefined && state.head >= seq)) return;
    state.head = seq;
    for (const listener of state.listeners) listener();
  }

  async function head(workspaceId: string, state: State): Promise<number> {
    if (state.head !== undefined) return state.head;
    state.asked ??= readHead(db, workspaceId).finally(() => {
      state.asked = undefined;
    });
    const found = await state.asked;
    state.head = Math.max(state.head ?? 0, found);
    return state.head;
  }

  async function after(workspaceId: string, state: State, seq: number): Promise<LiveEvent[]> {
    const newest = await head(workspaceId, state);
    const covers = () => state.recentAfter <= seq && (state.recent.at(-1)?.seq ?? 0) >= newest;
    if (!covers() && !state.reading) {
      state.reading = readEvents(db, workspaceId, seq).finally(() => {
        state.reading = undefined;
      });
      const read = await state.reading;
      state.recent = read;
      state.recentAfter = seq;
      return read;
    }
    await state.reading;
    if (!covers()) return readEvents(db, workspaceId, seq);
    return state.recent.filter((event) => event.seq > seq);
  }

  function open(workspaceId: string): Feed {
    const state: State = states.get(workspaceId) ?? {
      listeners: new Set(),
      head: undefined,
      asked: undefined,
      recent: [],
      recentAfter: Number.POSITIVE_INFINITY,
      reading: undefined,
    };
    states.set(workspaceId, state);
    return {
      head: () => head(workspaceId, state),
      after: (seq) => after(workspaceId, state, seq),
      onNews: (listener) => {
        state.listeners.add(listener);
        return () => {
          state.listeners.delete(listener);
          if (state.listeners.size === 0) states.delete(workspaceId);
        };
      },
    };
  }

  return {
    open,
    advance,
    catchUp: () => {
      for (const workspaceId of states.keys())
        readHead(db, workspaceId).then(
          (seq) => advance(workspaceId, seq),
          () => {
            // The database is away again; the connection that listens notices too and calls once more.
          },
        );
    },
  };
}

function readHead(db: Db, workspaceId: string): Promise<number> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const newest = await tx
      .selectFrom('events')
      .select('seq')
      .where('workspaceId', '=', workspaceId)
      .where('seq', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return newest?.seq ?? 0;
  });
}

function readEvents(db: Db, workspaceId: string, after: number): Promise<LiveEvent[]> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const rows = await tx
      .selectFrom('events')
      .select(['seq', 'id', 'type', 'subjectId', 'payload', 'actorKind', 'actorId'])
      .where('workspaceId', '=', workspaceId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(longestReplay)
      .execute();
    return rows.map((row) => ({
      seq: row.seq ?? 0,
      id: row.id,
      event: row.type,
      subjectId: row.subjectId,
      payload: row.payload,
      actor: { kind: row.actorKind, id: row.actorId },
    }));
  });
}
