import type { Context, Hono } from 'hono';
import type { Server } from 'node:http';
import pg from 'pg';
import { modules } from '#modules/index.ts';
import { systemClock, type Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Platform } from '#platform/context.ts';
import {
  assertApplicationRole,
  connectDatabase,
  openDatabase,
  type Database,
} from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openHttpOut } from '#platform/http-out/http-out.ts';
import { openFileStore } from '#platform/files/open-files.ts';
import { createApp } from '#platform/http/app.ts';
import type { Principal } from '#platform/http/handle.ts';
import { mount, mountRaw, type Authenticate } from '#platform/http/mount.ts';
import { authenticateUpgrade } from '#platform/http/upgrade.ts';
import { openJobs, prepareQueues, type JobCatalogue } from '#platform/jobs/jobs.ts';
import { openLive, type Live } from '#platform/live/live.ts';
import { openLog, type Log, type LogTarget } from '#platform/log.ts';
import type { Service } from '#platform/module.ts';
import { openSecrets } from '#platform/secrets.ts';
import { authenticate, recordRefusal, refusalsWritten } from '#modules/access/index.ts';
import { mountLostPages } from './portal/lost-pages.ts';
import { mountMyPage } from './portal/mount-my-page.ts';
import { mountStaffApp, mountSystemRoutes } from './system-routes.ts';

export const catalogue: JobCatalogue = {
  jobs: modules.flatMap((module) => module.jobs),
  reactions: modules.flatMap((module) => module.reactions),
};

/** The assembled product: what `serve`, `work`, the command line and the tests all start from. */
export interface Program {
  platform: Platform;
  app: Hono;
  live: Live;
  database: Database;
  /** Lets the screens of this server's visitors stay current. */
  attachLive(server: Server): void;
  /** Begins background work, and mail receivers, fetchers and senders: everything that runs by itself. */
  work(): Promise<void>;
  close(): Promise<void>;
}

interface ProgramOptions {
  clock?: Clock;
  /** Connects to this database instead of the configured one; tests hand over a prepared copy. */
  owner?: pg.ClientConfig;
  /** Where the log goes instead of standard output, which a command keeps for its answer. */
  logTo?: LogTarget;
}

export async function openProgram(config: Config, options: ProgramOptions = {}): Promise<Program> {
  const log = openLog(config.logLevel, options.logTo);
  const onIdleError = (err: Error) => log.warn({ err }, 'database connection lost');
  const database = options.owner
    ? connectDatabase(options.owner, onIdleError)
    : await openDatabase(config, onIdleError);
  try {
    if (!options.owner) await prepareDatabase(database.owner);
    return await openOn(database, config, { log, clock: options.clock ?? systemClock });
  } catch (error) {
    // An embedded database outlives us unless it is told to stop.
    await database.close();
    throw error;
  }
}

async function openOn(
  database: Database,
  config: Config,
  { log, clock }: { log: Log; clock: Clock },
): Promise<Program> {
  await assertApplicationRole(database.db);
  const jobs = await openJobs({
    owner: { ...database.owner },
    catalogue,
    onError: (err) => log.warn({ err }, 'job queue trouble'),
  });
  const live = openLive({ database, log, modules, presencePermission: 'conversations:read' });
  const platform: Platform = {
    config,
    log,
    clock,
    db: database.db,
    lasting: database.lasting,
    files: openFileStore(config),
    httpOut: openHttpOut({ allowed: config.outboundNetworks }),
    jobs,
    secrets: openSecrets(config.secretKey),
    onCommit: () => live.nudge(),
  };
  const whoAsks: Authenticate = Object.assign((context: Context) => authenticate(platform, context), {
    onRefusal: (principal: Principal, about: Parameters<typeof recordRefusal>[2]) =>
      recordRefusal(platform, principal, about),
  });
  const app = assemble(platform, whoAsks);
  const services: Service[] = [];
  return {
    platform,
    app,
    live,
    database,
    attachLive: (server) =>
      live.attach(server, {
        origin: new URL(config.baseUrl).origin,
        authenticate: (request) => authenticateUpgrade(whoAsks, request),
      }),
    work: async () => {
      await jobs.work(platform);
      for (const module of modules) if (module.services) services.push(await module.services(platform));
    },
    close: async () => {
      for (const service of services.reverse()) await service.stop();
      await live.close();
      await refusalsWritten(platform);
      await jobs.stop();
      await database.close();
    },
  };
}

/**
 * Migrations and queues, as the owner of the schema. Processes that start together do this one after the other. Answers
 * what was applied.
 */
export async function prepareDatabase(owner: pg.ClientConfig): Promise<string[]> {
  const guard = new pg.Client({ ...owner, application_name: 'extramile-prepare' });
  await guard.connect();
  try {
    await guard.query("select pg_advisory_lock(hashtext('extramile.prepare'))");
    const applied = await migrate(owner);
    await prepareQueues({ ...owner }, catalogue);
    return applied;
  } finally {
    await guard.end();
  }
}

function assemble(platform: Platform, whoAsks: Authenticate): Hono {
  const app = createApp(platform);
  mountSystemRoutes(app, platform);
  for (const module of modules) {
    mount(app, platform, whoAsks, module);
    for (const raw of module.rawEndpoints ?? [])
      mountRaw(app, platform, whoAsks, { ...raw, name: module.name });
    module.pages?.(app, platform);
  }
  mountMyPage(
    app,
    platform,
    modules.flatMap(({ mySections }) => mySections ?? []),
  );
  mountLostPages(app);
  mountStaffApp(app);
  return app;
}
