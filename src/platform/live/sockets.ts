import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Principal } from '#platform/http/handle.ts';
import { apiPrefix } from '#platform/http/mount.ts';
import type { Log } from '#platform/log.ts';
import type { Feeds } from './feeds.ts';
import type { LiveDoor, LiveTiming } from './live.ts';
import { openListener, type Listener } from './listener.ts';
import type { Presence, Sign } from './presence.ts';

/** After a crash everybody comes back at once; more handshakes than this at a time are told to come a little later. */
const mostHandshakes = 64;

export interface SocketsOptions {
  feeds: Feeds;
  presence: Presence;
  log: Log;
  timing: LiveTiming;
  topics: ReadonlyMap<string, string>;
  presencePermission: string;
  say: (sign: Sign) => void;
}

export interface Sockets {
  attach(server: Server, door: LiveDoor): void;
  close(): Promise<void>;
}

export function openSockets(options: SocketsOptions): Sockets {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const listeners = new Map<WebSocket, Listener>();
  let handshakes = 0;
  let isClosing = false;

  options.presence.onChange((workspaceId, subjectId) => {
    for (const listener of listeners.values()) listener.presenceChanged(workspaceId, subjectId);
  });
  const heart = setInterval(() => {
    for (const listener of listeners.values()) listener.beat();
  }, options.timing.heartbeat).unref();

  async function upgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    door: LiveDoor,
  ): Promise<void> {
    if ((request.url ?? '').split('?')[0] !== `${apiPrefix}/live`) return refuse(socket, '404 Not Found');
    if (isClosing || handshakes >= mostHandshakes) return refuse(socket, '503 Service Unavailable');
    handshakes++;
    try {
      const principal = await door.authenticate(request);
      if (!principal) return refuse(socket, '401 Unauthorized');
      if (principal.via === 'cookie' && !isOwnOrigin(request, door.origin))
        return refuse(socket, '403 Forbidden');
      webSockets.handleUpgrade(request, socket, head, (webSocket) =>
        accept(webSocket, principal, () => door.authenticate(request)),
      );
    } catch (error) {
      options.log.warn({ err: error }, 'live connection could not be opened');
      refuse(socket, '503 Service Unavailable');
    } finally {
      handshakes--;
    }
  }

  function accept(
    webSocket: WebSocket,
    principal: Principal,
    ask: () => Promise<Principal | undefined>,
  ): void {
    const listener = openListener({ ...options, webSocket, principal, ask });
    listeners.set(webSocket, listener);
    webSocket.on('close', () => {
      listeners.delete(webSocket);
      listener.stop();
    });
  }

  return {
    attach: (server, door) => {
      server.on('upgrade', (request, socket, head) => {
        // Without a listener a reset during the handshake would end the process.
        socket.on('error', () => socket.destroy());
        void upgrade(request, socket, head, door);
      });
    },
    close: async () => {
      isClosing = true;
      clearInterval(heart);
      const ends = [...listeners.keys()].map((webSocket) => {
        const ended = new Promise<void>((resolve) => webSocket.once('close', () => resolve()));
        // 1012 is "service restart": clients come back by themselves, spread over some seconds.
        webSocket.close(1012, 'restarting');
        setTimeout(() => webSocket.terminate(), 1000).unref();
        return ended;
      });
      await Promise.all(ends);
      webSockets.close();
    },
  };
}

function isOwnOrigin(request: IncomingMessage, ownOrigin: string): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && (origin === ownOrigin || origin.replace(/^https?:\/\//, '') === host);
}

function refuse(socket: Duplex, status: string): void {
  const wait = status.startsWith('503') ? 'Retry-After: 5\r\n' : '';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${wait}\r\n`);
}
