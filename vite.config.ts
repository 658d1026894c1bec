import react from '@vitejs/plugin-react';
import tailwind from '@tailwindcss/vite';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { contractsWithoutSchemas, wordsWithTheirScreens } from './tools/web-plugins.ts';

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/web'),
  plugins: [contractsWithoutSchemas(), wordsWithTheirScreens(), react(), tailwind()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Inlined files would be `data:` addresses, which the content policy of the server does not allow for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Many small files cost more in headers and round trips than they spare in bytes.
        codeSplitting: {
          groups: [
            { name: 'icons', test: /node_modules\/lucide-react\//, minShareCount: 3 },
            { name: 'endpoints', test: /\/src\/modules\/.*(?:contract|shapes)(?:\/[\w-]+)?\.ts$/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', ws: true } } },
});
