import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationError, loadConfig, type Config } from '#platform/config.ts';
import { openProgram, type Program } from '../program.ts';
import { openStaticFiles } from '#platform/http/static-files.ts';
import { translator } from '#platform/texts/texts.ts';
import { builtApp } from '../system-routes.ts';
import type { Command } from './command.ts';
import { untilAskedToStop } from './stopping.ts';

const t = translator('commands');

/** So long may requests that have begun go on when the process is asked to stop (REL-22). */
const finishWithinMilliseconds = 25_000;

export const serve: Command = {
  name: 'serve',
  summary: t('serve.summary'),
  options: { 'no-work': { summary: t('serve.noWork') } },
  run: async (given) => {
    const config = loadConfig();
    const asked = untilAskedToStop();
    console.log(t('serve.opening'));
    const program = await openProgram(config);
    try {
      // The port opens last: whoever gets an answer talks to a server that is wholly there, mail and jobs included.
      if (!given.isOn('no-work')) await program.work();
      const server = await listen(program, config);
      program.attachLive(server);
      sayReady(server, config);
      await asked;
      console.log(t('stopping'));
      await finish(server, program);
    } finally {
      await program.close();
    }
  },
};

async function listen(program: Program, config: Config): Promise<Server> {
  // `createServer` is left at its default, plain HTTP; TLS is the work of the proxy in front.
  const server = createAdaptorServer({
    fetch: program.app.fetch,
    serverOptions: { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 65_000 },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(describeListenError(error, config)));
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

function describeListenError(error: Error, config: Config): Error {
  const code = 'code' in error ? error.code : '';
  const place = `${config.host}:${config.port}`;
  if (code === 'EADDRINUSE') return new ConfigurationError(t('serve.placeTaken', { place }));
  if (code === 'EACCES') return new ConfigurationError(t('serve.placeForbidden', { place }));
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigurationError(t('serve.hostUnknown', { host: config.host }));
  return error;
}

function sayReady(server: Server, config: Config): void {
  if (!openStaticFiles(builtApp).isBuilt) console.log(t('serve.notBuilt'));
  const { port } = server.address() as AddressInfo;
  const address = config.port === 0 ? `http://${config.host}:${port}` : config.baseUrl;
  console.log(t('serve.ready', { address }));
}

/** No new connections, sockets told to come back, requests that have begun finished. */
async function finish(server: Server, program: Program): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await program.live.close();
  const impatience = setTimeout(() => server.closeAllConnections(), finishWithinMilliseconds);
  await closed;
  clearTimeout(impatience);
}
