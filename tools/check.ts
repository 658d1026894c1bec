import { step } from './steps.ts';

/** Everything that is wrong without running the product: two at a time, because that is what two cores carry. */
const steps: [string, string[]][] = [
  ['types of the server', ['tsc', '-p', 'tsconfig.server.json']],
  ['types of the browser', ['tsc', '-p', 'tsconfig.browser.json']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings', 'src', 'tests', 'tools']],
  ['unused code', ['knip']],
  ['format', ['biome', 'format']],
  ['table types and schema.sql', [process.execPath, 'tools/db-types.ts', '--check']],
  ['staff app builds', [process.execPath, 'tools/build-web.ts', '--if-stale']],
  ['unit and architecture', ['vitest', 'run', '--project', 'unit']],
];

const waiting = [...steps];
const failed: string[] = [];
async function worker(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command] = next;
    const { code } = await step(name, command);
    if (code !== 0) failed.push(name);
  }
}
await Promise.all([worker(), worker()]);
console.log(failed.length === 0 ? 'Everything checked.' : `To mend: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
