import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

/**
 * The only reader of the environment. A missing or wrong value stops the start with one line that names the variable
 * and says what to do (REL-26).
 */
const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address the web server listens on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port of the web server.'),
  BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The address people use; every link in a mail begins with it. Default: http://localhost:PORT.'),
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of the embedded database, files and keys.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL 15 to 18 of your own; without it the embedded one in DATA_DIR is used.'),
  DATABASE_POOLER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A transaction pooler such as PgBouncer, for requests; DATABASE_URL stays the direct way.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Outgoing mail server for mails that no inbox of its own sends: smtp://user:password@host:587.',
    ),
  MAIL_FROM: z
    .string()
    .optional()
    .describe('Sender of mails about accounts. Default: extramile@ the host of BASE_URL.'),
  INBOUND_SMTP_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(2525)
    .describe('Built-in SMTP receiver; 0 is off.'),
  INBOUND_SMTP_HOST: z.string().min(1).optional().describe('Address of the SMTP receiver. Default: HOST.'),
  PRIVATE_MAIL_HOSTS: z
    .enum(['allow', 'deny'])
    .default('allow')
    .describe('Whether inboxes may use mail servers on this machine or in private networks.'),
  OUTBOUND_NETWORKS: z
    .string()
    .regex(/^\s*(?:[0-9a-f.:]+\/\d{1,3}\s*(?:,\s*|$))*$/i, 'must be networks such as 10.1.0.0/16')
    .optional()
    .describe(
      'Private networks that addresses written by others may lead into, several separated by commas. Default: none.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
    .optional()
    .describe('Key that encrypts stored secrets. Default: made once, kept in DATA_DIR/secret.key.'),
  S3_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Bucket for files instead of the disk: https://KEY:SECRET@endpoint/bucket?region=R.'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token of /metrics; without it only loopback may read it.'),
  TRUSTED_PROXY: z
    .string()
    .optional()
    .describe('Address of the proxy whose X-Forwarded-For is believed, several separated by commas.'),
});

export interface Config {
  host: string;
  port: number;
  baseUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databasePoolerUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  inboundSmtpPort: number;
  inboundSmtpHost: string;
  privateMailHosts: 'allow' | 'deny';
  outboundNetworks: string[];
  logLevel: string;
  secretKey: Buffer;
  s3Url: string | undefined;
  metricsToken: string | undefined;
  trustedProxies: string[];
}

/** A mistake of the person who installs; its message is shown as it is, without a stack. */
export class ConfigurationError extends Error {}

export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const name = first?.path.join('.') ?? 'environment';
    throw new ConfigurationError(`${name} is not usable: ${first?.message}. ${describeVariable(name)}`);
  }
  const value = parsed.data;
  if (value.DATABASE_POOLER_URL && !value.DATABASE_URL)
    throw new ConfigurationError(
      'DATABASE_POOLER_URL needs DATABASE_URL beside it: migrations, queues and locks go past the pooler.',
    );
  const dataDir = resolve(value.DATA_DIR);
  const baseUrl = (value.BASE_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, '');
  return {
    host: value.HOST,
    port: value.PORT,
    baseUrl,
    dataDir,
    databaseUrl: value.DATABASE_URL,
    databasePoolerUrl: value.DATABASE_POOLER_URL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `extramile@${new URL(baseUrl).hostname}`,
    inboundSmtpPort: value.INBOUND_SMTP_PORT,
    inboundSmtpHost: value.INBOUND_SMTP_HOST ?? value.HOST,
    privateMailHosts: value.PRIVATE_MAIL_HOSTS,
    outboundNetworks: listOf(value.OUTBOUND_NETWORKS),
    logLevel: value.LOG_LEVEL,
    secretKey: value.SECRET_KEY ? Buffer.from(value.SECRET_KEY, 'hex') : secretKeyIn(dataDir),
    s3Url: value.S3_URL,
    metricsToken: value.METRICS_TOKEN,
    trustedProxies: listOf(value.TRUSTED_PROXY),
  };
}

function listOf(written = ''): string[] {
  return written
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/**
 * Makes the key of a backup this installation's key, before anything is encrypted or any database made with another.
 * An installation that has a different key already keeps it, and the restore ends here.
 */
export function adoptSecretKey(
  key: string,
  environment: Record<string, string | undefined> = process.env,
): void {
  const file = resolve(environment['DATA_DIR'] || './data', 'secret.key');
  const own = environment['SECRET_KEY'] || (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  if (own !== undefined && own.toLowerCase() !== key)
    throw new ConfigurationError(
      'This installation has a key of its own already. Restore into an empty DATA_DIR, without SECRET_KEY.',
    );
  if (own !== undefined) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
}

/** Name, default and meaning of every variable, for the generated reference. */
export function describeConfiguration(): { name: string; description: string; fallback: string }[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const fallback = field.safeParse(undefined);
    return {
      name,
      description: field.description ?? '',
      fallback: fallback.success && fallback.data !== undefined ? String(fallback.data) : '',
    };
  });
}

function describeVariable(name: string): string {
  return name in schema.shape ? (schema.shape[name as keyof typeof schema.shape].description ?? '') : '';
}

function secretKeyIn(dataDir: string): Buffer {
  const file = resolve(dataDir, 'secret.key');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    if (!existsSync(file)) {
      // `wx` lets exactly one of two processes that start together create the key; the other then reads it.
      try {
        writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length !== 32)
      throw new ConfigurationError(
        `${file} does not hold a key of 64 hexadecimal digits. Restore it from your backup.`,
      );
    return key;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `DATA_DIR ${dataDir} cannot be used: ${reason}. Choose a folder this user may write.`,
    );
  }
}
