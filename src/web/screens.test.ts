import { describe, expect, test, vi } from 'vitest';
import { word } from './texts.ts';

// The plugs name screens; loading them reads the look a person chose, which stands on the document.
vi.stubGlobal('document', { documentElement: { dataset: {} } });
const { allActs, allCustomerCards, allMenu, allPanelBlocks, allTodayCards } = await import('./screens.ts');

const lists: Record<string, readonly { key: string }[]> = {
  acts: allActs,
  panelBlocks: allPanelBlocks,
  todayCards: allTodayCards,
  customerCards: allCustomerCards,
};

describe('what modules bring to each other’s screens', () => {
  test.each(Object.entries(lists))('%s have a key of their own each', (_, parts) => {
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  });

  test('acts are named in the catalogue', () => {
    // A key without words comes back as itself, without the name of its catalogue.
    expect(allActs.filter(({ label }) => label.endsWith(`:${word(label)}`))).toEqual([]);
  });

  test('menu entries have a letter of their own each', () => {
    expect(new Set(allMenu.map(({ goKey }) => goKey)).size).toBe(allMenu.length);
  });
});
