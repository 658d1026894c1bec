import { expect, test } from 'vitest';
import { figureLine } from './ledger.ts';
import { doubleSubmissions, unknownOutcomes } from './scenarios/replies.ts';

const clean = { lost: 0, dup: 0, wrongTenant: 0, stuck: 0, remarks: [] };

test('REL-10: a reply whose outcome is unknown is called so and not sent twice; all others leave once', async () => {
  const figures = await unknownOutcomes({ rounds: 1 });
  console.log(`REL-10: ${figureLine(figures)}`);
  expect(figures).toMatchObject({ ...clean, acked: 10 });
});

test('REL-11: a reply submitted many times leaves once', async () => {
  const figures = await doubleSubmissions({ replies: 25, times: 4 });
  console.log(`REL-11: ${figureLine(figures)}`);
  expect(figures).toMatchObject({ ...clean, acked: 25 });
});
