import { writeFileSync } from 'node:fs';
import { describeConfiguration } from '#platform/config.ts';

/** Prints `docs/operating/configure.md` from the one place that reads the environment. */
const rows = describeConfiguration().map(
  ({ name, description, fallback }) =>
    `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${description} |`,
);
const text = [
  '# Configure',
  '',
  'Extramile reads these variables from the environment; a wrong value stops the start with one line that names it.',
  'This page is printed by `node tools/configuration-reference.ts`.',
  '',
  '| Variable | Default | Meaning |',
  '|---|---|---|',
  ...rows,
  '',
];
writeFileSync(new URL('../docs/operating/configure.md', import.meta.url), text.join('\n'));
