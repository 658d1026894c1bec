import { join } from 'node:path';
import { createServer } from 'vite';

/** The product and, in front of it, Vite with its instant reload. Restart it to see a change of the server. */
const root = join(import.meta.dirname, '..');
process.argv.splice(2, process.argv.length, 'serve');
const vite = await createServer({ configFile: join(root, 'vite.config.ts'), server: { port: 5173 } });
await vite.listen();
vite.printUrls();
process.once('SIGINT', () => void vite.close());
process.once('SIGTERM', () => void vite.close());
await import('../src/main.ts');
