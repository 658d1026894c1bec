import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Builds the staff app into dist/web. With `--if-stale` it does so only when a source has changed since the last build,
 * judged by content: a fresh clone gives every file the same age.
 */
const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'dist/web.stamp');

const wanted = stampOfSources();
const isCurrent =
  existsSync(join(root, 'dist/web/index.html')) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === wanted;
if (!(isCurrent && process.argv.includes('--if-stale'))) {
  console.log('Building the staff app …');
  try {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
    writeFileSync(stampFile, wanted);
  } catch (error) {
    // The bundler has already marked the place; what matters here is that nothing is served half built.
    console.error(`The staff app could not be built. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

function stampOfSources(): string {
  const hash = createHash('sha256');
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => mayReachTheBrowser(path.slice(root.length + 1)));
  for (const path of [...sources.sort(), join(root, 'vite.config.ts'), join(root, 'package-lock.json')])
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** The app's own files, the texts, and the pure files of modules and platform that both sides read. */
function mayReachTheBrowser(path: string): boolean {
  return (
    /^src\/(web|portal|widget)\//.test(path) ||
    /^src\/modules\/.*\/(web|texts|logic|contract)\//.test(path) ||
    /^src\/modules\/.*\/([\w-]*contract|shapes|events|logic|permissions|templates)\.ts$/.test(path) ||
    /^src\/platform\/(contract|days|statistics\/[\w-]+)\.ts$/.test(path)
  );
}
