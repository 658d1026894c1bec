import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { permissions } from '#modules/access/permissions.ts';
import { modules } from '#modules/index.ts';
import { readJson, readSources, type Source } from './support/sources.ts';

/**
 * The drawing of ARCHITECTURE.md, executable. Every message says what to do instead. The table of allowed calls is
 * changed on purpose only: with a decision record, or a commit message that says why.
 */
const allowedCalls: Record<string, readonly string[]> = {
  workspace: [],
  staff: ['workspace'],
  journey: ['workspace'],
  access: ['staff', 'workspace', 'journey', 'promises', 'customers', 'channels'],
  customers: ['workspace'],
  conversations: ['customers', 'staff', 'workspace'],
  promises: ['journey', 'conversations', 'customers', 'staff', 'workspace'],
  channels: ['conversations', 'customers', 'workspace'],
  authority: ['conversations', 'customers', 'staff', 'workspace'],
  rules: ['authority', 'promises', 'conversations', 'customers', 'staff', 'workspace', 'access', 'channels'],
  expectations: ['customers', 'journey', 'staff', 'workspace', 'access'],
  'my-page': ['access', 'conversations', 'workspace'],
  decisions: ['customers', 'staff', 'workspace'],
  agreements: [
    'expectations',
    'promises',
    'rules',
    'customers',
    'staff',
    'journey',
    'workspace',
    'access',
    'channels',
  ],
  extras: [
    'decisions',
    'rules',
    'conversations',
    'customers',
    'staff',
    'journey',
    'workspace',
    'access',
    'channels',
  ],
  feedback: [
    'expectations',
    'rules',
    'conversations',
    'customers',
    'staff',
    'journey',
    'workspace',
    'channels',
    'access',
  ],
  'report-cards': ['journey', 'promises', 'feedback', 'workspace', 'access'],
  recovery: [
    'authority',
    'rules',
    'extras',
    'feedback',
    'promises',
    'conversations',
    'customers',
    'staff',
    'journey',
    'workspace',
    'access',
    'channels',
  ],
  learning: [
    'recovery',
    'rules',
    'promises',
    'feedback',
    'conversations',
    'customers',
    'staff',
    'journey',
    'workspace',
  ],
  meetings: [
    'recovery',
    'learning',
    'rules',
    'report-cards',
    'agreements',
    'expectations',
    'extras',
    'decisions',
    'promises',
    'feedback',
    'conversations',
    'customers',
    'staff',
    'journey',
    'workspace',
    'access',
    'channels',
  ],
};

/** What each file of a module may take from other modules, beside contracts; `index` is another module's door. */
const mayTake: Record<string, readonly string[]> = {
  contract: ['permissions'],
  events: [],
  logic: ['permissions'],
  permissions: ['permissions'],
  tables: [],
  queries: ['tables', 'index', 'permissions'],
  commands: ['index', 'events', 'tables', 'permissions'],
  routes: ['events', 'permissions', 'index'],
  reactions: ['events', 'index'],
  jobs: ['events', 'index'],
  web: ['permissions', 'web/index', 'logic'],
};
const fallback = ['index', 'events', 'tables', 'permissions'];

const sources = readSources('src', 'tests', 'tools');
const code = sources.filter((source) => !source.isTest);
const moduleCode = code.filter((source) => source.module !== undefined);

function found(
  list: Iterable<Source>,
  complaint: (source: Source) => string | string[] | undefined,
): string[] {
  return [...list].flatMap((source) => {
    const said = complaint(source) ?? [];
    return (Array.isArray(said) ? said : [said]).map((line) => `${source.path}: ${line}`);
  });
}

function crossings(source: Source) {
  return source.imports
    .map(({ from, isType }) => ({ isType, match: /^#modules\/([^/]+)\/(.+?)(?:\.tsx?)?$/.exec(from) }))
    .filter(({ match }) => match && match[1] !== source.module)
    .map(({ match, isType }) => ({ module: match?.[1] ?? '', file: match?.[2] ?? '', isType }));
}

describe('modules', () => {
  test('call each other only along the drawn lines', () => {
    expect(
      found(moduleCode, (source) =>
        crossings(source)
          .filter(({ file, isType }) => file === 'index' && !isType && source.role !== 'web')
          .filter(({ module }) => !allowedCalls[source.module ?? '']?.includes(module))
          .map(
            ({ module }) =>
              `${source.module} may not call ${module}. Announce an event and let ${module} react, or change the table here and say why.`,
          ),
      ),
    ).toEqual([]);
  });

  test('form no circle', () => {
    const circles: string[] = [];
    const walk = (name: string, path: readonly string[]) => {
      if (path.includes(name)) circles.push([...path, name].join(' → '));
      else for (const next of allowedCalls[name] ?? []) walk(next, [...path, name]);
    };
    for (const name of Object.keys(allowedCalls)) walk(name, []);
    expect(circles).toEqual([]);
  });

  test('are entered by their doors, and each file takes only what its role allows', () => {
    expect(
      found(moduleCode, (source) =>
        crossings(source)
          .filter(({ file, isType }) => {
            if (/^(contract|events)$/.test(file)) return false;
            if (isType && /^(tables|events)$/.test(file)) return false;
            return !(mayTake[source.role] ?? fallback).includes(file);
          })
          .map(
            ({ module, file }) =>
              `${source.role} may not import ${file} of ${module}. Ask its door (index.ts) from a command, or join its tables as a type in a query.`,
          ),
      ),
    ).toEqual([]);
  });

  test('keep their pure files pure', () => {
    const pure = moduleCode.filter(({ role }) =>
      ['contract', 'events', 'logic', 'permissions'].includes(role),
    );
    const outside = /^(node:|kysely|pg|hono|#platform\/(?!contract|days|statistics|events\/events))/;
    expect(
      found(pure, ({ imports }) =>
        imports
          .filter(({ from, isType }) => !isType && outside.test(from))
          .map(({ from }) => `reads the world through ${from}. Hand the fact in as an argument.`),
      ),
    ).toEqual([]);
  });

  test('alone write their own tables', async () => {
    const owners = new Map<string, string>();
    for (const { path, module } of moduleCode.filter(({ path }) => path.endsWith('/tables.ts'))) {
      const lists: Record<string, unknown> = await import(
        /* @vite-ignore */ new URL(`../${path}`, import.meta.url).href
      );
      for (const list of Object.values(lists))
        if (Array.isArray(list)) for (const table of list) owners.set(String(table), module ?? '');
    }
    expect(
      found(moduleCode, (source) =>
        [...source.text.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g)]
          .map(([, table = '']) => table)
          .filter((table) => owners.has(table) && owners.get(table) !== source.module)
          .map(
            (table) => `writes ${table}, which belongs to ${owners.get(table)}. Call a function of its door.`,
          ),
      ),
    ).toEqual([]);
  });

  test('know nothing of each other through the platform', () => {
    const platform = code.filter(({ path }) => /^src\/(platform|web\/ui)\//.test(path));
    expect(
      found(platform, ({ imports }) =>
        imports
          .filter(({ from }) => from.startsWith('#modules/') || from.includes('/modules/'))
          .map(({ from }) => `imports ${from}. The platform knows no module; pass in what it needs.`),
      ),
    ).toEqual([]);
  });
});

describe('endpoints', () => {
  const endpoints = modules.flatMap((module) =>
    [...module.endpoints, ...(module.rawEndpoints ?? [])].map(({ endpoint }) => endpoint),
  );

  test('name a permission of the vocabulary', () => {
    const known = new Set<string>([...permissions, 'public', 'signed-in']);
    expect(
      endpoints.filter(({ access }) => !known.has(access)).map(({ path, access }) => `${path}: ${access}`),
    ).toEqual([]);
  });

  test('are each called by a test of the routes', () => {
    const tests = sources
      .filter(({ path }) => path.endsWith('.db.test.ts'))
      .map(({ text }) => text)
      .join('\n');
    const untested = endpoints.filter(({ path }) => {
      const place = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/\'"`?]+');
      return !new RegExp(`${place}['"\`?]`).test(tests);
    });
    expect(untested.map(({ method, path }) => `${method} ${path}: call it in a routes.db.test.ts`)).toEqual(
      [],
    );
  });

  test('are each mounted once', () => {
    const places = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});

describe('texts', () => {
  test('exist for every key that is written out', () => {
    expect(found(code, (source) => missingKeys(source))).toEqual([]);
  });
});

describe('files', () => {
  test('stay short enough to hold in mind', () => {
    const long = code.filter(({ path, lines }) => lines.length > 301 && path !== 'src/platform/db/types.ts');
    expect(
      long.map(
        ({ path, lines }) => `${path}: ${lines.length} lines. Make a folder with one file per use case.`,
      ),
    ).toEqual([]);
  });

  test('leave nothing for later without saying where', () => {
    const mark = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''));
    expect(
      found(sources, ({ text }) =>
        mark.test(text) ? 'open an issue instead of a note in the code' : undefined,
      ),
    ).toEqual([]);
  });

  test('leave the environment, the clock and chance to the platform', () => {
    const world =
      /\bprocess\.env\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bTemporal\.Now\b|\brandomUUID/;
    const server = code.filter(
      ({ path, role }) =>
        path.startsWith('src/') &&
        !path.startsWith('src/platform/') &&
        role !== 'web' &&
        !path.includes('/web/'),
    );
    expect(
      found(server, ({ text }) =>
        world.test(text)
          ? `reads ${world.exec(text)?.[0]}. Take now or the value as an argument.`
          : undefined,
      ),
    ).toEqual([]);
    const platform = code.filter(
      ({ path }) => path.startsWith('src/platform/') && path !== 'src/platform/config.ts',
    );
    expect(
      found(platform, ({ text }) =>
        /\bprocess\.env\b/.test(text) ? 'only config.ts reads the environment' : undefined,
      ),
    ).toEqual([]);
  });

  test('have no drawer for everything', () => {
    const drawers = /\/(utils|helpers|lib|common|services|types|constants|shared|misc)(\/|\.tsx?$)/;
    expect(
      found(
        code.filter(({ path }) => path !== 'src/platform/db/types.ts'),
        ({ path }) => (drawers.test(path) ? 'name it for what it holds' : undefined),
      ),
    ).toEqual([]);
  });
});

function missingKeys(source: Source): string[] {
  // A comment may show how it is done; only code counts.
  const text = source.text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const speakers = [...text.matchAll(/const (\w+) = (translator|texts)\('([\w-]+)'/g)];
  return speakers.flatMap(([, name = '', by = '', namespace = '']) => {
    const words = by === 'texts' ? screenWords(catalogue(namespace)) : catalogue(namespace);
    if (!words) return [`there is no catalogue ${namespace}`];
    return [...text.matchAll(new RegExp(`\\b${name}\\(\\s*'([^'\${}]+)'`, 'g'))]
      .map(([, key = '']) => key)
      .filter((key) => ![key, `${key}_one`, `${key}_other`].some((form) => hasKey(words, form)))
      .map((key) => `the catalogue ${namespace} has no "${key}"`);
  });
}

/** Screens read the `web` part of a module's catalogue; the shell's own catalogue is all screen. */
function screenWords(words: unknown): unknown {
  return typeof words === 'object' && words !== null && 'web' in words ? words.web : words;
}

function catalogue(namespace: string): unknown {
  const places = [`src/modules/${namespace}/texts/en.json`, `src/${namespace}/texts/en.json`];
  const path = places.find((place) => existsSync(new URL(`../${place}`, import.meta.url)));
  return path === undefined ? undefined : readJson(path);
}

function hasKey(words: unknown, key: string): boolean {
  let here = words;
  for (const part of key.split('.')) {
    if (typeof here !== 'object' || here === null || !(part in here)) return false;
    here = Reflect.get(here, part);
  }
  return true;
}
