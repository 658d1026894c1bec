import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { step, type Outcome } from './steps.ts';

/**
 * Everything a contributor must see green, on a machine that may have nothing yet: what is missing is installed where
 * that is possible (Debian as root) and named where it is not. The last line counts tests.
 */
const needs = [
  {
    program: 'chromium',
    debian: 'chromium',
    found: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  },
  { program: 'dovecot', debian: 'dovecot-imapd', found: ['/usr/sbin/dovecot'] },
  { program: 'pgbouncer', debian: 'pgbouncer', found: ['/usr/sbin/pgbouncer'] },
  { program: 'swaks', debian: 'swaks', found: ['/usr/bin/swaks'] },
];
const debianPostgres = '/usr/lib/postgresql/15/bin';

/**
 * What asks something of PostgreSQL itself (isolation, plans, pools, the platform) is asked of both versions. Modules are
 * tested on the older one: what it understands the newer understands too, and the journeys and fault tests run on the
 * embedded one all along. `TEST_DATABASE_URL=… ./run test:db` asks everything of any server.
 */
const ofPostgres = ['tests/', 'src/platform/'];
/** These ask the same of the program whatever its server is, and take long. */
const askedOnce = [
  'tests/foreign-ids.db.test.ts',
  'tests/hostile-input.db.test.ts',
  'tests/routes-matrix.db.test.ts',
  'src/demo/demo.db.test.ts',
  'src/modules/channels/ingest/spoofed-mail.db.test.ts',
];

const isInstalled = installWhatIsMissing();
const tally = { passed: 0, failed: 0 };
if (!isInstalled) tally.failed++;
const outcomes: Outcome[] = [];
async function record(
  outcome: Promise<Outcome>,
  counts: (output: string) => { passed: number; failed: number },
) {
  const done = await outcome;
  outcomes.push(done);
  const { passed, failed } = counts(done.output);
  tally.passed += passed;
  // A run that broke before it could count is one failure.
  tally.failed += done.code !== 0 && failed === 0 ? 1 : failed;
}

await record(step('check', [process.execPath, 'tools/check.ts'], { show: 'always' }), countCheck);
// The database tests compute; the others mostly wait, for a killed server to be found, for the ten seconds in which a
// reply can be taken back. Side by side they take hardly longer than the longest of them.
await Promise.all([databaseTests(), faultTests(), journeys()]);

console.log('');
for (const { name, code, seconds } of outcomes)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(48)} ${seconds.toFixed(0).padStart(4)} s`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;

async function databaseTests(): Promise<void> {
  const everything = ['vitest', 'run', '--project', 'db'];
  const hasOlder = existsSync(join(debianPostgres, 'postgres'));
  await record(
    step('database tests on the embedded PostgreSQL', [
      ...everything,
      ...(hasOlder ? [...ofPostgres, ...askedOnce] : []),
    ]),
    countVitest,
  );
  if (!hasOlder) return console.log('     Debian has no PostgreSQL 15 here; everything was asked of 18.');
  const server = startDebianPostgres();
  const exceptions = askedOnce.flatMap((path) => ['--exclude', path]);
  try {
    await record(
      step('database tests on PostgreSQL 15', [...everything, ...exceptions], {
        environment: { TEST_DATABASE_URL: server.url },
      }),
      countVitest,
    );
  } finally {
    server.stop();
  }
}

function faultTests(): Promise<void> {
  return record(step('fault tests', ['vitest', 'run', '--project', 'faults']), countVitest);
}

async function journeys(): Promise<void> {
  await record(
    step('build of the staff app', [process.execPath, 'tools/build-web.ts', '--if-stale']),
    countStep,
  );
  await record(step('journeys in the browser', ['playwright', 'test', '--reporter=list']), countPlaywright);
}

function installWhatIsMissing(): boolean {
  const missing = needs.filter(({ found }) => !found.some((path) => existsSync(path)));
  if (missing.length === 0) return true;
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianRoot) {
    console.log(
      `Missing on this machine: ${missing.map(({ program }) => program).join(', ')}. Install them, then run the tests again.`,
    );
    return false;
  }
  const packages = missing.map(({ debian }) => debian);
  console.log(`Installing ${packages.join(', ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return true;
  } catch (error) {
    console.log(
      `apt-get could not install ${packages.join(', ')}: ${error instanceof Error ? error.message : error}`,
    );
    return false;
  }
}

/** A throw-away cluster, on a Unix socket alone, for as long as its tests run. */
function startDebianPostgres(): { url: string; stop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'extramile-pg15-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o755);
  const asPostgres = (program: string, ...parameters: string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(debianPostgres, program), ...parameters], {
          cwd: '/',
          stdio: 'ignore',
        })
      : execFileSync(join(debianPostgres, program), parameters, { cwd: '/', stdio: 'ignore' });
  const cluster = join(folder, 'cluster');
  asPostgres(
    'initdb',
    '-D',
    cluster,
    '-U',
    'extramile',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
  );
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`;
  asPostgres('pg_ctl', '-D', cluster, '-w', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    url: `postgres://extramile@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      asPostgres('pg_ctl', '-D', cluster, '-w', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function countVitest(output: string): { passed: number; failed: number } {
  const line = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? '';
  return { passed: numberBefore(line, 'passed'), failed: numberBefore(line, 'failed') };
}

/** The unit tests inside the check count one by one; each other step of it counts as one. */
function countCheck(output: string): { passed: number; failed: number } {
  const steps = output.match(/^(ok {2}|FAIL) /gm) ?? [];
  const failed = steps.filter((mark) => mark.startsWith('FAIL')).length;
  return { passed: steps.length - failed, failed };
}

function countStep(): { passed: number; failed: number } {
  return { passed: 0, failed: 0 };
}

function countPlaywright(output: string): { passed: number; failed: number } {
  return {
    passed: Number(/^\s*(\d+) passed/m.exec(output)?.[1] ?? 0),
    failed: Number(/^\s*(\d+) failed/m.exec(output)?.[1] ?? 0),
  };
}

function numberBefore(line: string, word: string): number {
  return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
}
