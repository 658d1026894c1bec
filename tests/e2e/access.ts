import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Nothing on this screen stands in the way of assistive technology, as far as a program can tell. */
export function expectAccessible(page: Page, screen: string): Promise<void> {
  return expectNothingFound(new AxeBuilder({ page }), screen);
}

/** The same without contrast, which takes most of the time and is looked at on the screens of the keyboard journey. */
export function expectSoundStructure(page: Page, screen: string): Promise<void> {
  return expectNothingFound(new AxeBuilder({ page }).disableRules(['color-contrast']), screen);
}

async function expectNothingFound(axe: AxeBuilder, screen: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(found, `on the screen "${screen}"`).toEqual([]);
}
