import { defineConfig } from 'vitest/config';
import { wordsWithTheirScreens } from './tools/web-plugins.ts';

/**
 * Three projects, told apart by file name alone: pure rules (`*.test.ts`), everything that needs PostgreSQL
 * (`*.db.test.ts`, one database per file) and the fault tests, which kill processes and therefore run alone.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wordsWithTheirScreens()],
        test: {
          name: 'unit',
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.fault.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'db',
          // Every file makes its database and its program anew; loading the program again for each would cost more
          // than most of them take.
          isolate: false,
          include: ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts'],
          globalSetup: ['tests/support/database-cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/*.fault.test.ts'],
          globalSetup: ['tests/support/database-cluster.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
