import { upperBound, type Figures } from './ledger.ts';
import { crashDuringIngest } from './scenarios/crash-during-ingest.ts';
import { crashDuringFetch } from './scenarios/crash-during-fetch.ts';
import { idempotentCreations } from './scenarios/idempotent-creations.ts';
import { databaseCrashesUnderLoad, receiverWithoutDatabase } from './scenarios/database-away.ts';
import { poisonAmongNormals } from './scenarios/poison-among-normals.ts';
import { doubleSubmissions, unknownOutcomes } from './scenarios/replies.ts';
import { sameMailAgain } from './scenarios/same-mail-again.ts';
import packageJson from '../../package.json' with { type: 'json' };

/**
 * The long form of the fault tests: one row per test, failures included. A word on the command line chooses among them
 * (`REL-15`), and FAULT_SCALE multiplies their size.
 */
const scale = Number(process.env['FAULT_SCALE'] ?? 1);
const many = (count: number) => Math.max(1, Math.round(count * scale));

const tests: readonly { name: string; seed: number; run: () => Promise<Figures> }[] = [
  {
    name: 'REL-01',
    seed: 101,
    run: () => crashDuringIngest({ mails: many(2000), kills: many(60), seed: 101 }),
  },
  {
    name: 'REL-01-IMAP',
    seed: 102,
    run: () => crashDuringFetch({ mails: many(2000), kills: many(30), seed: 102 }),
  },
  { name: 'REL-02', seed: 0, run: sameMailAgain },
  { name: 'REL-05', seed: 105, run: () => poisonAmongNormals({ mails: many(2000), seed: 105 }) },
  { name: 'REL-06', seed: 106, run: () => receiverWithoutDatabase({ mails: many(300), seed: 106 }) },
  { name: 'REL-10', seed: 0, run: () => unknownOutcomes({ rounds: many(8) }) },
  { name: 'REL-11', seed: 0, run: () => doubleSubmissions({ replies: many(1000), times: 2 }) },
  {
    name: 'REL-12',
    seed: 112,
    run: () => idempotentCreations({ creations: many(2000), kills: many(20), seed: 112 }),
  },
  {
    name: 'REL-15',
    seed: 115,
    run: () => databaseCrashesUnderLoad({ mails: many(2000), rounds: many(40), seed: 115 }),
  },
];

const chosen = process.argv.slice(2);
console.log(
  '| test | version | duration | ops | faults | lost | dup | wrong tenant | stuck | max recovery | 95 % bound | seed |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
for (const { name, seed, run } of tests) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  try {
    const figures = await run();
    const { ops, faults, lost, dup, wrongTenant, stuck, maxRecoverySeconds, remarks } = figures;
    const cells = [
      name,
      packageJson.version,
      `${seconds()} s`,
      ops,
      faults,
      lost,
      dup,
      wrongTenant,
      stuck,
      `${maxRecoverySeconds.toFixed(1)} s`,
      upperBound(figures),
      seed,
    ];
    console.log(`| ${cells.join(' | ')} |`);
    for (const remark of remarks) console.log(`|   | ${remark} |`);
    if (lost + dup + wrongTenant + stuck + remarks.length > 0) process.exitCode = 1;
  } catch (error) {
    console.log(
      `| ${name} | ${packageJson.version} | ${seconds()} s | did not finish: ${String(error).split('\n')[0]} |`,
    );
    process.exitCode = 1;
  }
}
