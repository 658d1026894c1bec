import type { Refusal } from '#platform/errors.ts';
import { findWords } from '#platform/texts/texts.ts';

/** Whose words a command may need: the modules it calls. */
const modules = ['workspace', 'channels', 'access', 'staff', 'customers'];

/** A refusal in one line: in words where a module has some, with the code and the fields, which scripts look for. */
export function refusedInWords({ code, fields = [], facts = {} }: Refusal): string {
  const keys = [
    ...modules.flatMap((name) => [`${name}:errors.${code}`, `${name}:web.errors.${code}`]),
    `platform:problems.${code}`,
  ];
  const words = findWords(keys, facts);
  const named = [code, ...fields.map(({ path }) => path)].join(': ');
  return words === undefined ? `Refused: ${named}.` : `Refused: ${words} (${named})`;
}
