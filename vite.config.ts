import react from '@vitejs/plugin-react';
import tailwind from '@tailwindcss/vite';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/web'),
  plugins: [contractsWithoutSchemas(), wordsOfScreens(), react(), tailwind()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Inlined files would be `data:` addresses, which the content policy of the server does not allow for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', ws: true } } },
});

/**
 * The browser needs an endpoint's method and path, and the words of an enumeration; the server checks the rest. So each
 * contract is reduced to those, which keeps the schemas and their library (23 KB gzip) out of the first load. Types are
 * read from the full contract by the compiler as before.
 */
function contractsWithoutSchemas(): Plugin {
  return {
    name: 'contracts-without-schemas',
    enforce: 'pre',
    transform: {
      filter: { id: /\/modules\/.*\/(contract|shapes)(?:\/[\w-]+)?\.ts$/ },
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

/** Catalogues hold the words of mails and customer pages too; screens need the part called `web`. */
function wordsOfScreens(): Plugin {
  return {
    name: 'words-of-screens',
    enforce: 'pre',
    transform: {
      filter: { id: /\/modules\/[^/]+\/texts\/\w+\.json$/ },
      handler(code) {
        return { code: JSON.stringify(JSON.parse(code).web ?? {}), map: null };
      },
    },
  };
}
