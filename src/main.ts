#!/usr/bin/env node
import { commands } from './commands/index.ts';
import { refusedInWords } from './commands/refused.ts';
import { helpOf, helpOfCommand, readGiven, UsageError, type Command } from './commands/command.ts';
import { ConfigurationError } from '#platform/config.ts';
import { isUnavailable } from '#platform/db/database.ts';
import { isRefusal } from '#platform/errors.ts';

/** The command line. Exit codes: 0 done, 1 could not, 2 not understood. */
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  try {
    const command = find(words);
    if (!command) return explain(words);
    const rest = words.slice(command.name.split(' ').length);
    if (rest.includes('--help') || rest.includes('-h')) {
      console.log(helpOfCommand(command));
      return 0;
    }
    await command.run(readGiven(command, rest));
    return 0;
  } catch (error) {
    console.error(inOneLine(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

function find(words: readonly string[]): Command | undefined {
  return commands.find((command) =>
    command.name.split(' ').every((word, position) => words[position] === word),
  );
}

function explain(words: readonly string[]): number {
  const isAsked = words.length === 0 || words.some((word) => ['--help', '-h', 'help'].includes(word));
  if (isAsked) {
    console.log(helpOf(commands));
    return 0;
  }
  throw new UsageError(`Extramile does not know "${words.join(' ')}". extramile --help lists what it does.`);
}

/** What a person did or forgot is told in one line; only a bug of ours shows where it happened. */
function inOneLine(error: unknown): string {
  if (error instanceof UsageError || error instanceof ConfigurationError) return error.message;
  if (isRefusal(error)) return refusedInWords(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message || code : String(error);
  if (isUnavailable(error) || /^(28P01|28000|3D000|ENOTFOUND|EAI_AGAIN)$/.test(code))
    return `The database cannot be used: ${message}. Check DATABASE_URL, and that the server runs and lets this user in.`;
  if (code === '42501')
    return `The database user may not do this: ${message}. It must be able to create roles and extensions.`;
  return error instanceof Error ? (error.stack ?? message) : message;
}
