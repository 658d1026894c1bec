import { expect, test } from 'vitest';
import { translator } from '#platform/texts/texts.ts';
import { ruleTemplates, templateKey, type TemplatePart } from './templates.ts';

const parts: TemplatePart[] = ['staff', 'customer', 'why', 'protects'];

test.each(Object.entries(ruleTemplates))('every rule of %s has all its words', (trade, rules) => {
  const say = translator('rules');
  for (const { id } of rules)
    for (const part of parts) {
      const key = templateKey(trade as keyof typeof ruleTemplates, id, part);
      expect(say(key), key).not.toBe(key);
    }
});
