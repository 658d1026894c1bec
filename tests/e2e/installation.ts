import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { loadConfig } from '#platform/config.ts';
import { openEmbeddedPostgres } from '#platform/db/embedded.ts';
import { until } from '../faults/polling.ts';
import { freePort } from '../faults/world.ts';

/** A whole installation in a folder of its own, served as a person would start it, with nobody in it yet. */
export interface Installation {
  url: string;
  smtpPort: number;
  /** Runs a statement as the owner of the database: for what only time does, such as sixty days passing. */
  sql(text: string): Promise<void>;
  /** Runs one subcommand of the product beside the server and answers the object it prints. */
  cli(words: readonly string[], input?: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const main = join(root, 'src/main.ts');

export async function openInstallation(): Promise<Installation> {
  if (!existsSync(join(root, 'dist/web/index.html')))
    throw new Error('The staff app has not been built. Run: ./run build');
  const dataDir = mkdtempSync(join(tmpdir(), 'extramile-journey-'));
  // PostgreSQL runs as another account when this runs as root, and must be able to pass through.
  chmodSync(dataDir, 0o755);
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOST: '127.0.0.1',
    PORT: String(port),
    BASE_URL: url,
    DATA_DIR: dataDir,
    INBOUND_SMTP_PORT: String(smtpPort),
    LOG_LEVEL: 'warn',
    ...(process.env['NODE_COMPILE_CACHE'] ? { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] } : {}),
  };
  const server = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const note = (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-20_000));
  server.stdout.on('data', note);
  server.stderr.on('data', note);
  const close = async () => {
    await ended(server);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await until('the server to be ready', 60_000, () => {
      if (server.exitCode !== null) throw new Error(`The server ended: ${said.slice(-1500)}`);
      return said.includes('Extramile is ready');
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url,
    smtpPort,
    cli: async (words, input = '') => {
      const running = promisify(execFile)(process.execPath, [main, ...words], { env });
      running.child.stdin?.end(input);
      const { stdout } = await running;
      // The commands print one object with words in it.
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, string>;
    },
    sql: async (text) => {
      const { secretKey } = loadConfig(env);
      const { connection } = await openEmbeddedPostgres({ dataDir, secretKey });
      const client = new pg.Client(connection);
      await client.connect();
      await client.query(text).finally(() => client.end());
    },
    close,
  };
}

/** Asked to stop, the server takes its PostgreSQL with it; one that does not is ended. */
function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.kill('SIGKILL'), 30_000);
    server.once('exit', () => {
      clearTimeout(impatience);
      resolve();
    });
    server.kill('SIGTERM');
  });
}
