import { expect, test } from 'vitest';
import { openLanes } from './lanes.ts';

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test('a lane that hangs holds up no other', async () => {
  const lanes = openLanes({ mostAtOnce: 1, onError: () => {} });
  const hanging = gate();
  const done = gate();
  lanes.add('slow', () => hanging.passed);
  lanes.add('fast', async () => done.open());
  await done.passed;
  hanging.open();
  await lanes.close();
});

test('no more than so many of one lane run at once, and a failure frees its place', async () => {
  const errors: unknown[] = [];
  const lanes = openLanes({ mostAtOnce: 2, onError: (error) => errors.push(error) });
  let running = 0;
  let most = 0;
  const all = Array.from({ length: 6 }, () => gate());
  for (const [index, { open }] of all.entries())
    lanes.add('one', async () => {
      running++;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      open();
      if (index === 0) throw new Error('broken');
    });
  await Promise.all(all.map(({ passed }) => passed));
  await lanes.close();
  expect([most, errors.length]).toEqual([2, 1]);
});

test('closing waits for what has begun and drops what waits', async () => {
  const lanes = openLanes({ mostAtOnce: 1, onError: () => {} });
  const begun = gate();
  const finished: string[] = [];
  lanes.add('one', async () => {
    await begun.passed;
    finished.push('first');
  });
  lanes.add('one', async () => void finished.push('second'));
  const closed = lanes.close();
  begun.open();
  await closed;
  expect(finished).toEqual(['first']);
});
