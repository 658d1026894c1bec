import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { until } from './polling.ts';
import { freePort } from './world.ts';

/** An IMAP server of Debian with one mailbox, in a folder of its own. */
export interface Dovecot {
  port: number;
  user: string;
  password: string;
  /** Puts mails into the inbox as a delivery agent does: written beside it, then moved in whole. */
  deliver(mails: readonly { id: string; raw: Uint8Array }[]): void;
  /** Gives every mail a new UID under a new UIDVALIDITY, as a restored or recreated mailbox does. */
  renewUidValidity(): void;
  /** How many mails lie in the inbox, fetched or not. */
  count(): number;
  close(): Promise<void>;
}

const program = '/usr/sbin/dovecot';

export async function openDovecot(): Promise<Dovecot> {
  if (!existsSync(program)) throw new Error(`${program} is missing. Debian: apt-get install dovecot-imapd`);
  const folder = mkdtempSync(join(tmpdir(), 'extramile-imap-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  // Mail never belongs to root; an ordinary user keeps their own.
  const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: userInfo().uid, gid: userInfo().gid };
  const maildir = join(folder, 'mail');
  for (const part of ['', 'tmp', 'new', 'cur']) makeFolder(join(maildir, part), owner);
  makeFolder(join(folder, 'home'), owner);
  writeFileSync(join(folder, 'users'), 'help:{PLAIN}secret\n', { mode: 0o644 });
  writeFileSync(join(folder, 'dovecot.conf'), configuration({ folder, port, owner, isRoot }));
  const server = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await until('Dovecot to answer', 20_000, () => {
    if (server.exitCode !== null) throw new Error(`Dovecot ended: ${logOf(folder)}`);
    return greets(port);
  });
  return {
    port,
    user: 'help',
    password: 'secret',
    deliver: (mails) => {
      for (const { id, raw } of mails) {
        const name = `${Date.now()}.${id}.driver`;
        const beside = join(maildir, 'tmp', name);
        writeFileSync(beside, raw);
        if (isRoot) chownSync(beside, owner.uid, owner.gid);
        renameSync(beside, join(maildir, 'new', name));
      }
    },
    renewUidValidity: () => {
      const list = join(maildir, 'dovecot-uidlist');
      const [head = ''] = readFileSync(list, 'utf8').split('\n');
      const validity = Number(/ V(\d+)/.exec(head)?.[1] ?? 0) + 1000;
      for (const file of readdirSync(maildir))
        if (file.startsWith('dovecot.index')) rmSync(join(maildir, file));
      writeFileSync(`${list}.new`, `3 V${validity} N1\n`);
      if (isRoot) chownSync(`${list}.new`, owner.uid, owner.gid);
      renameSync(`${list}.new`, list);
    },
    count: () => readdirSync(join(maildir, 'new')).length + readdirSync(join(maildir, 'cur')).length,
    close: async () => {
      await ended(server);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function makeFolder(path: string, owner: { uid: number; gid: number }): void {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  if (process.getuid?.() === 0) chownSync(path, owner.uid, owner.gid);
}

function configuration({
  folder,
  port,
  owner,
  isRoot,
}: {
  folder: string;
  port: number;
  owner: { uid: number; gid: number };
  isRoot: boolean;
}): string {
  const me = userInfo().username;
  const accounts = isRoot
    ? ''
    : `default_internal_user = ${me}\ndefault_login_user = ${me}\ndefault_internal_group =\n`;
  return `${accounts}
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail
auth_mechanisms = plain login
mail_max_userip_connections = 50
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/home
}
`;
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('data', (chunk) => settle(chunk.toString().startsWith('* OK')));
  });
}

function logOf(folder: string): string {
  const file = join(folder, 'dovecot.log');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-800) : 'nothing';
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
