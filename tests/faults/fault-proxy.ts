import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the proxy does to what passes through it; one thing at a time, changed while it runs. */
export type Toxic =
  | { kind: 'none' }
  | { kind: 'latency'; milliseconds: number }
  /** Refuses new connections and breaks the open ones. */
  | { kind: 'down' }
  /** Takes everything and hands nothing on: the other side waits for ever. */
  | { kind: 'black-hole' }
  /** Resets new connections at once, and open ones as soon as the client says something on them. */
  | { kind: 'reset' }
  | { kind: 'cut-after-bytes'; bytes: number }
  /** Breaks both sides as soon as the client has sent these bytes, which still reach the server. */
  | { kind: 'cut-after-pattern'; pattern: string };

export interface FaultProxy {
  port: number;
  become(toxic: Toxic): void;
  /** How many connections a toxic has broken. */
  broken(): number;
  close(): Promise<void>;
}

export async function openFaultProxy(target: { host: string; port: number }): Promise<FaultProxy> {
  let toxic: Toxic = { kind: 'none' };
  let broken = 0;
  const open = new Set<Socket>();
  const breakBoth = (client: Socket, server: Socket) => {
    broken++;
    client.destroy();
    server.destroy();
  };
  const resetBoth = (client: Socket, server: Socket) => {
    broken++;
    client.resetAndDestroy();
    server.destroy();
  };
  const proxy = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    if (toxic.kind === 'down') return void client.destroy();
    if (toxic.kind === 'reset') {
      broken++;
      return void client.resetAndDestroy();
    }
    const server = connect(target);
    server.on('error', () => client.destroy());
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
    let sent = 0;
    let seen = '';
    client.on('data', (chunk) => {
      const now = toxic;
      sent += chunk.length;
      if (now.kind === 'black-hole') return;
      if (now.kind === 'reset') return resetBoth(client, server);
      if (now.kind === 'latency') return void setTimeout(() => server.write(chunk), now.milliseconds);
      if (now.kind === 'cut-after-bytes' && sent > now.bytes) return breakBoth(client, server);
      server.write(chunk);
      if (now.kind !== 'cut-after-pattern') return;
      seen = (seen + chunk.toString('latin1')).slice(-4096);
      if (seen.includes(now.pattern)) breakAfterFlush(client, server);
    });
    server.on('data', (chunk) => {
      if (toxic.kind !== 'black-hole') client.write(chunk);
    });
  });
  /** The bytes are to arrive; only the answer is to be lost. */
  function breakAfterFlush(client: Socket, server: Socket): void {
    broken++;
    client.destroy();
    server.end();
  }
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    become: (next) => {
      toxic = next;
      if (next.kind === 'down') for (const socket of open) socket.destroy();
    },
    broken: () => broken,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
