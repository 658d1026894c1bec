import { describe, expect, test } from 'vitest';
import type { TemplateText, TradeTemplate } from './templates.ts';
import { templateText, trades, tradeTemplates } from './templates.ts';
import texts from './texts/en.json' with { type: 'json' };

const each = trades.map((trade) => ({ trade, template: tradeTemplates[trade] }));

function textsOf({
  trade,
  template,
}: {
  trade: TemplateText['trade'];
  template: TradeTemplate;
}): TemplateText[] {
  return [
    ...template.touchpoints.map(({ id }): TemplateText => ({ trade, of: 'touchpoint', id, text: 'name' })),
    ...template.elements.map(({ id }): TemplateText => ({ trade, of: 'element', id, text: 'name' })),
    ...coreOf(template).map(({ id }): TemplateText => ({ trade, of: 'element', id, text: 'check' })),
    ...template.promises.map(({ id }): TemplateText => ({ trade, of: 'promise', id, text: 'sentence' })),
  ];
}

describe('the words of the templates', () => {
  const leaves = new Map(leavesOf(texts.template, 'template'));
  const expected = [
    ...trades.map((trade) => `template.${trade}.name`),
    ...each.flatMap(textsOf).map(templateText),
  ];

  test('every id has its texts, and every text its id', () => {
    expect([...leaves.keys()].toSorted()).toEqual(expected.toSorted());
  });

  test('a check is one short question that can be answered yes, not quite or no', () => {
    const checks = [...leaves].filter(([key]) => key.endsWith('.check')).map(([, text]) => text);
    expect(checks.length).toBeGreaterThan(30);
    for (const check of checks) {
      expect(check).toMatch(/^((If|While) [^?]+, did|Did|Was|Were) [^?]+\?$/);
      expect(check.length).toBeLessThanOrEqual(80);
    }
  });

  test('a public sentence leaves room for its target exactly once', () => {
    const sentences = [...leaves].filter(([key]) => key.endsWith('.sentence')).map(([, text]) => text);
    expect(sentences.filter((sentence) => sentence.split('{{time}}').length !== 2)).toEqual([]);
  });
});

describe.each(each)('the template for $trade', ({ template }) => {
  test('covers before, during and after', () => {
    expect(new Set(template.touchpoints.map(({ stage }) => stage))).toEqual(
      new Set(['before', 'during', 'after']),
    );
  });

  test('names five to nine basics and two to four qualities that can delight', () => {
    const core = coreOf(template).length;
    expect(core).toBeGreaterThanOrEqual(5);
    expect(core).toBeLessThanOrEqual(9);
    expect(template.elements.length - core).toBeGreaterThanOrEqual(2);
    expect(template.elements.length - core).toBeLessThanOrEqual(4);
  });

  test('uses each id once and refers only to what is there', () => {
    const touchpoints = template.touchpoints.map(({ id }) => id);
    const elements = template.elements.map(({ id }) => id);
    for (const ids of [touchpoints, elements, template.promises.map(({ id }) => id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(touchpoints).toEqual(
      expect.arrayContaining(template.elements.flatMap((element) => element.touchpoints)),
    );
    expect(elements).toEqual(expect.arrayContaining(template.promises.map(({ element }) => element)));
  });

  test('leaves no touchpoint without an element', () => {
    const used = new Set(template.elements.flatMap((element) => element.touchpoints));
    expect(template.touchpoints.filter(({ id }) => !used.has(id))).toEqual([]);
  });

  test('promises a first reply, and nothing but basics, in at most five days', () => {
    const basics = coreOf(template).map(({ id }) => id);
    expect(template.promises.filter(({ measuredBy }) => measuredBy === 'first-reply')).toHaveLength(1);
    expect(template.promises.filter(({ measuredBy }) => measuredBy === 'check')).not.toEqual([]);
    for (const { element, targetMinutes } of template.promises) {
      expect(basics).toContain(element);
      expect(targetMinutes).toBeGreaterThan(0);
      expect(targetMinutes).toBeLessThanOrEqual(5 * 1440);
    }
  });
});

function coreOf(template: TradeTemplate) {
  return template.elements.filter(({ pillar }) => pillar === 'core');
}

function leavesOf(node: object, path: string): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}.${key}`, value]];
    return typeof value === 'object' && value !== null ? leavesOf(value, `${path}.${key}`) : [];
  });
}
