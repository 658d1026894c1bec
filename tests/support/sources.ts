import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One source file as the architecture test sees it. */
export interface Source {
  /** From the root of the project, with forward slashes: `src/modules/staff/index.ts`. */
  path: string;
  text: string;
  lines: string[];
  /** The module it belongs to, if any. */
  module: string | undefined;
  /** What it is by its name: `commands`, `logic`, `web` … a folder of the name counts as the file. */
  role: string;
  isTest: boolean;
  imports: Import[];
}

export interface Import {
  from: string;
  isType: boolean;
}

const root = join(import.meta.dirname, '../..');

export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !path.includes('node_modules'))
      .sort()
      .map(read),
  );
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const parts = path.split('/');
  const isModule = parts[1] === 'modules' && parts.length > 3;
  return {
    path,
    text,
    lines: text.split('\n'),
    module: isModule ? parts[2] : undefined,
    role: isModule ? (parts[3] ?? '').replace(/\.tsx?$/, '') : (parts[1] ?? ''),
    isTest: /\.(test|e2e)\.tsx?$/.test(path),
    imports: [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(
      ([, type, from = '']) => ({ from, isType: type !== undefined }),
    ),
  };
}
