import type { FieldProblem } from '#platform/errors.ts';
import { findWords } from '#platform/texts/texts.ts';
import type { Asked } from './asked.ts';

interface Refused {
  code: string;
  fields?: FieldProblem[] | undefined;
  facts?: Record<string, unknown> | undefined;
}

/**
 * What happened and what to do, as a sentence for the person who reads a problem: in the words of the module that
 * refused, else in ours. A change that was refused left nothing behind, which is said as well.
 */
export function detailOf(refused: Refused, asked: Asked | undefined): string | undefined {
  const { code } = refused;
  const facts = sayable({ ...refused.facts, ...whatIsWrong(refused, asked) });
  const keys = [
    ...(asked ? ['refusals', 'errors', 'web.errors'].map((place) => `${asked.module}:${place}.${code}`) : []),
    ...(code === 'invalid' && facts['known'] ? ['platform:problems.invalidAndKnown'] : []),
    `platform:problems.${code}`,
    ...(code === 'not_allowed' ? ['platform:problems.not_allowed_here'] : []),
  ];
  const sentence = findWords(keys, facts);
  if (sentence === undefined || !asked?.isUndone) return sentence;
  return `${sentence} ${findWords(['platform:problems.nothingChanged'], {}) ?? ''}`.trimEnd();
}

/** Fields that the request has not, beside those that were wrong: often one is the other under another name. */
export function withUnknown(
  fields: FieldProblem[] | undefined,
  asked: Asked | undefined,
): FieldProblem[] | undefined {
  if (!asked || asked.unknown.length === 0) return fields;
  const message = findWords(['platform:problems.unknownField'], {}) ?? '';
  return [...(fields ?? []), ...asked.unknown.slice(0, mostNamed).map((path) => ({ path, message }))];
}

function whatIsWrong({ code, fields = [] }: Refused, asked: Asked | undefined): Record<string, unknown> {
  if (code !== 'invalid') return {};
  const said = fields
    .slice(0, mostNamed)
    .map(({ path, message }) => `${path || 'the body'}: ${message.replace(/\.$/, '')}`);
  const isUnknown = asked !== undefined && asked.unknown.length > 0;
  return { fields: said.join('; '), ...(isUnknown ? { known: asked.known } : {}) };
}

const mostNamed = 20;

/** Lists are read out; what is neither a word nor a number nor a list of those has no place in a sentence. */
function sayable(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (typeof value === 'string' || typeof value === 'number') return [[name, value]];
      if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string'))
        return [[name, value.join(', ')]];
      return [];
    }),
  );
}
