import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Principal } from '#platform/http/handle.ts';
import { longestReplay, type LiveEvent } from './feeds.ts';
import { safeJson } from './relay.ts';
import type { SocketsOptions } from './sockets.ts';

/** So much may wait for a client that does not read; then it is cut off and begins again when it can. */
const mostWaitingBytes = 1_048_576;
/** Signs a client may send within one second; a person produces two or three. */
const mostSignsPerSecond = 20;

/** 1008 is "policy violation", 1013 "try again later"; 4401 is ours for "signed out meanwhile". */
const closing = { misbehaved: 1008, tooSlow: 1013, signedOut: 4401 } as const;

const clientMessage = z.union([
  z.object({ doing: z.enum(['looking', 'typing', 'left']), subjectId: z.uuid() }),
  z.object({ after: z.int().min(0).nullish() }).strict(),
]);

interface ListenerOptions extends SocketsOptions {
  webSocket: WebSocket;
  principal: Principal;
  /** Asks again who this is: undefined once the session has ended. */
  ask: () => Promise<Principal | undefined>;
}

export interface Listener {
  presenceChanged(workspaceId: string, subjectId: string): void;
  beat(): void;
  stop(): void;
}

/**
 * One open screen. It remembers the last number it was sent and, whenever there is news, fetches everything after that
 * number and sends it, one round at a time. Replay and live updates are thus the same thing, and neither a gap nor a
 * repetition can arise between them.
 */
export function openListener(options: ListenerOptions): Listener {
  const { webSocket, timing } = options;
  const { workspaceId } = options.principal;
  const feed = options.feeds.open(workspaceId);
  const subjects = new Set<string>();
  let principal = options.principal;
  let trustedUntil = performance.now() + timing.trust;
  let seen: number | undefined;
  let hasBegun = false;
  let isPumping = false;
  let hasNews = false;
  let isAlive = true;
  let signs = { count: 0, until: 0 };

  function send(message: object): void {
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (webSocket.bufferedAmount > mostWaitingBytes) return end(closing.tooSlow, 'too slow');
    webSocket.send(JSON.stringify(message));
  }

  function end(code: number, reason: string): void {
    webSocket.close(code, reason);
    // A client that does not read never answers the close either.
    setTimeout(() => webSocket.terminate(), 2000).unref();
  }

  async function isStillWelcome(): Promise<boolean> {
    if (performance.now() < trustedUntil) return true;
    const now = await options.ask();
    if (!now || now.workspaceId !== workspaceId) {
      end(closing.signedOut, 'signed out');
      return false;
    }
    principal = now;
    trustedUntil = performance.now() + timing.trust;
    return true;
  }

  function mayHear(event: LiveEvent): boolean {
    const permission = options.topics.get(event.event);
    return permission !== undefined && principal.actor.permissions.includes(permission);
  }

  async function begin(after: number | null | undefined): Promise<void> {
    const head = await feed.head();
    const canResume = typeof after === 'number' && after <= head && head - after <= longestReplay;
    seen = canResume ? after : head;
    if (typeof after === 'number' && !canResume) send({ type: 'refresh', seq: head });
    await pump();
    send({ type: 'ready', seq: seen });
  }

  async function pump(): Promise<void> {
    hasNews = true;
    if (isPumping || seen === undefined) return;
    isPumping = true;
    try {
      while (hasNews) {
        hasNews = false;
        await sendNews();
      }
    } catch (error) {
      // The client is sent away rather than left with a gap; it resumes from the last number it has.
      options.log.debug({ err: error }, 'live updates interrupted');
      end(closing.tooSlow, 'try again');
    } finally {
      isPumping = false;
    }
  }

  async function sendNews(): Promise<void> {
    while (seen !== undefined && webSocket.readyState === webSocket.OPEN && seen < (await feed.head())) {
      if (!(await isStillWelcome())) return;
      const events = await feed.after(seen);
      if (events.length === 0) return;
      for (const event of events) {
        if (mayHear(event)) send({ type: 'event', ...event });
        seen = event.seq;
      }
    }
  }

  function receive(text: string): void {
    const read = clientMessage.safeParse(safeJson(text));
    if (!read.success) return end(closing.misbehaved, 'not understood');
    if ('doing' in read.data) return note(read.data.doing, read.data.subjectId);
    if (hasBegun) return end(closing.misbehaved, 'begun already');
    hasBegun = true;
    begin(read.data.after).catch((error: unknown) => {
      options.log.debug({ err: error }, 'live replay interrupted');
      end(closing.tooSlow, 'try again');
    });
  }

  function note(doing: 'looking' | 'typing' | 'left', subjectId: string): void {
    const now = performance.now();
    if (now > signs.until) signs = { count: 0, until: now + 1000 };
    if (++signs.count > mostSignsPerSecond) return end(closing.misbehaved, 'too many signs');
    const { actor } = principal;
    if (actor.kind !== 'staff' || !actor.permissions.includes(options.presencePermission)) return;
    if (doing === 'left') subjects.delete(subjectId);
    else subjects.add(subjectId);
    options.say({ workspaceId, subjectId, staffId: actor.id, doing });
    if (doing === 'looking') tellWhoIsThere(subjectId);
  }

  function tellWhoIsThere(subjectId: string): void {
    send({ type: 'presence', subjectId, people: options.presence.present(workspaceId, subjectId) });
  }

  function lateQuestion(error: unknown): void {
    options.log.debug({ err: error }, 'session not re-checked; it is asked again before anything is sent');
  }

  const stopNews = feed.onNews(() => void pump());
  webSocket.on('message', (data) => receive(String(data)));
  webSocket.on('pong', () => {
    isAlive = true;
  });
  webSocket.on('error', () => webSocket.terminate());

  return {
    presenceChanged: (changedWorkspace, subjectId) => {
      if (changedWorkspace !== workspaceId) return;
      isStillWelcome().then((isWelcome) => {
        if (isWelcome && principal.actor.permissions.includes(options.presencePermission))
          tellWhoIsThere(subjectId);
      }, lateQuestion);
    },
    beat: () => {
      if (!isAlive) return webSocket.terminate();
      isAlive = false;
      webSocket.ping();
      isStillWelcome().catch(lateQuestion);
    },
    stop: () => {
      stopNews();
      if (principal.actor.kind !== 'staff') return;
      for (const subjectId of subjects)
        options.say({ workspaceId, subjectId, staffId: principal.actor.id, doing: 'left' });
    },
  };
}
