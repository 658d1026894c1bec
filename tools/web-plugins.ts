import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const source = resolve(import.meta.dirname, '../src');

/**
 * The browser needs an endpoint's method and path, and the words of an enumeration; the server checks the rest. So each
 * contract is reduced to those, which keeps the schemas and their library (23 KB gzip) out of the first load. Types are
 * read from the full contract by the compiler as before.
 */
export function contractsWithoutSchemas(): Plugin {
  return {
    name: 'contracts-without-schemas',
    enforce: 'pre',
    transform: {
      filter: { id: /\/modules\/.*\/(?:[\w-]*contract[\w-]*|shapes)(?:\/[\w-]+)?\.ts$/ },
      handler(code, id) {
        const endpoints = [...code.matchAll(/^export const (\w+) = endpoint\(\s*'(\w+)',\s*'([^']+)'/gm)];
        const declared = [...code.matchAll(/^export const \w+ = endpoint\(/gm)];
        if (endpoints.length !== declared.length)
          this.error(`${id}: write the method and path of every endpoint as plain strings`);
        const enumerations = [...code.matchAll(/^export const (\w+) = z\.enum\(\[([^\]]*)\]\)/gm)];
        const passedOn = code.match(/^export \* from '\.\/[^']+';$/gm) ?? [];
        return {
          code: [
            ...passedOn,
            ...endpoints.map(
              ([, name, method, path]) => `export const ${name} = { method: '${method}', path: '${path}' };`,
            ),
            ...enumerations.map(([, name, words]) => `export const ${name} = { options: [${words}] };`),
            'export {};',
          ].join('\n'),
          map: null,
        };
      },
    },
  };
}

const wordsOf = 'virtual:words/';

/** Plugs name the keys of these, which brings them into the first load; whoever calls their hooks brings the words. */
const hooks = /\/web\/(?:[\w-]+-)?api\.ts$/;

/**
 * Words travel with the screens that say them: whatever calls `texts('agreements')` brings the `web` part of that
 * module's catalogue. A plug (`screens.ts`) is in the first load and only names menus and titles by their full keys, so
 * it brings those and no more.
 */
export function wordsWithTheirScreens(): Plugin {
  return {
    name: 'words-with-their-screens',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(wordsOf) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${wordsOf}`)) return undefined;
      const module = id.slice(wordsOf.length + 1);
      const file = catalogueOf(module);
      this.addWatchFile(file);
      return adding({ [module]: readWords(module) });
    },
    transform: {
      filter: { id: /\/src\/modules\/.*\.tsx?$/ },
      handler(code, id) {
        if (id.endsWith('/web/screens.ts'))
          return { code: `${adding(namedWords(code))}\n${code}`, map: null };
        if (!code.includes("from '#web/texts.ts'") || hooks.test(id)) return undefined;
        const modules = new Set(
          [...code.matchAll(/\btexts\('([\w-]+)'\)/g)].map(([, module = '']) => module),
        );
        modules.delete('web');
        return {
          code: `${[...modules].map((module) => `import '${wordsOf}${module}';`).join(' ')} ${code}`,
          map: null,
        };
      },
    },
  };
}

type Words = { [key: string]: string | Words };

const catalogueOf = (module: string) => resolve(source, 'modules', module, 'texts/en.json');

function readWords(module: string): Words {
  return (JSON.parse(readFileSync(catalogueOf(module), 'utf8')) as { web?: Words }).web ?? {};
}

function adding(words: Record<string, Words>): string {
  const lines = Object.entries(words).map(
    ([module, tree]) => `addWords(${JSON.stringify(module)}, ${JSON.stringify(tree)});`,
  );
  return `import { addWords } from '#web/texts.ts'; ${lines.join(' ')}`;
}

/** The words of every full key (`agreements:page.title`) that stands in a plug, with their plurals. */
function namedWords(code: string): Record<string, Words> {
  const named: Record<string, Words> = {};
  for (const [, module = '', key = ''] of code.matchAll(/'([a-z-]+):([a-z][\w.-]*)'/gi)) {
    const path = key.split('.');
    const found = isCatalogue(module) ? wordsAt(readWords(module), path) : undefined;
    if (found !== undefined) put((named[module] ??= {}), path, found);
  }
  return named;
}

function isCatalogue(module: string): boolean {
  try {
    readFileSync(catalogueOf(module));
    return true;
  } catch {
    // `customers:read` and the like are permissions, and `web:` is in the first load anyway.
    return false;
  }
}

function wordsAt(words: Words, path: readonly string[]): string | undefined {
  let at: string | Words | undefined = words;
  for (const step of path) at = typeof at === 'object' ? at[step] : undefined;
  return typeof at === 'string' ? at : undefined;
}

function put(words: Words, [step = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) words[step] = value;
  else {
    const inner = words[step];
    put((words[step] = typeof inner === 'object' ? inner : {}), rest, value);
  }
}
