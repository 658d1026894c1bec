import { parseArgs } from 'node:util';
import { ConfigurationError } from '#platform/config.ts';
import { translator } from '#platform/texts/texts.ts';

const t = translator('commands');

/** One subcommand of `extramile`. Whoever adds one adds a file here and a line to the list in `index.ts`. */
export interface Command {
  /** The words that call it: `serve`, `workspace create`. */
  readonly name: string;
  readonly summary: string;
  /** Named values, in the order in which the help shows them. */
  readonly options?: Readonly<Record<string, Option>>;
  /** Names of what follows without a dash, all required: `FILE`. */
  readonly parameters?: readonly string[];
  readonly run: (given: Given) => Promise<void>;
}

export interface Option {
  summary: string;
  /** What the help shows in place of a value; an option without it is a switch. */
  value?: string;
  isRequired?: true;
}

export interface Given {
  /** The value of an option that the table calls required. */
  text(option: string): string;
  optional(option: string): string | undefined;
  isOn(option: string): boolean;
  parameters: readonly string[];
}

/** A call that cannot be understood; told in one line, with exit code 2. */
export class UsageError extends Error {}

/** Reads what follows the command's own words. Options the command does not know are refused. */
export function readGiven(command: Command, rest: readonly string[]): Given {
  const options = command.options ?? {};
  const parsed = parse(command, rest);
  for (const [name, option] of Object.entries(options))
    if (option.isRequired && (parsed.values[name] === undefined || parsed.values[name] === ''))
      throw new UsageError(
        t('usage.needs', {
          command: command.name,
          what: `--${name}${option.value ? ` ${option.value}` : ''}`,
        }),
      );
  const wanted = command.parameters ?? [];
  if (parsed.positionals.length !== wanted.length) {
    const missing = wanted[parsed.positionals.length];
    throw new UsageError(
      missing
        ? t('usage.needs', { command: command.name, what: missing })
        : t('usage.tooMuch', { command: command.name, what: parsed.positionals[wanted.length] }),
    );
  }
  const optional = (name: string) => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    parameters: parsed.positionals,
    optional,
    isOn: (name) => parsed.values[name] === true,
    text: (name) => optional(name) ?? '',
  };
}

function parse(command: Command, rest: readonly string[]) {
  const known = Object.entries(command.options ?? {});
  try {
    return parseArgs({
      args: [...rest],
      options: Object.fromEntries(
        known.map(([name, option]) => [name, { type: option.value ? 'string' : 'boolean' } as const]),
      ),
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const because = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`${command.name}: ${because}.`);
  }
}

export function helpOf(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    t('usage.all'),
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    t('usage.more'),
  ].join('\n');
}

export function helpOfCommand(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, option]) => ({
    call: `--${name}${option.value ? ` ${option.value}` : ''}`,
    summary: `${option.summary}${option.isRequired ? ` ${t('usage.required')}` : ''}`,
  }));
  const width = Math.max(0, ...options.map(({ call }) => call.length));
  return [
    [
      t('usage.one'),
      command.name,
      options.length > 0 ? t('usage.options') : '',
      ...(command.parameters ?? []),
    ]
      .filter(Boolean)
      .join(' '),
    '',
    command.summary,
    ...(options.length > 0 ? [''] : []),
    ...options.map(({ call, summary }) => `  ${call.padEnd(width)}  ${summary}`),
  ].join('\n');
}

/** Reads a secret from standard input, so that it stands in no process list and no shell history. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (text === '') throw new ConfigurationError(t('usage.nothingCame'));
  return text;
}

/** Commands answer with exactly one JSON object on one line, for scripts. */
export function printJson(value: object): void {
  console.log(JSON.stringify(value));
}
