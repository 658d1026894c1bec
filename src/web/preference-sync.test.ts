import { expect, test, vi } from 'vitest';
import { preferences as shape } from '#modules/staff/contract.ts';

vi.stubGlobal('document', { documentElement: { dataset: {} } });
const { chosenOf, keptOf } = await import('./preference-sync.ts');

test('what was chosen on one machine is what the next one shows', () => {
  const chosen = {
    theme: 'dark',
    contrast: 'more',
    density: 'compact',
    keys: 'off',
    rail: 'folded',
    panel: 'folded',
    listWidth: 400,
    lastPlace: '/customers?search=ada',
  } as const;
  expect(chosenOf(shape.parse(keptOf(chosen)))).toEqual(chosen);
});

test('somebody who never chose anything keeps the width of their machine', () => {
  expect(chosenOf(shape.parse({}))).toEqual({
    theme: 'system',
    contrast: 'system',
    density: 'comfortable',
    keys: 'on',
    rail: 'open',
    panel: 'open',
    lastPlace: null,
  });
});

test('one choice says nothing about the others', () => {
  expect(keptOf({ rail: 'open' })).toEqual({ railIsCollapsed: false });
});
