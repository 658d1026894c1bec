import type { z } from 'zod';
import type { trade as tradeShape } from '#modules/workspace/contract.ts';
import type { ruleFlex, RuleKind } from './contract.ts';

type Trade = z.infer<typeof tradeShape>;

export interface RuleTemplate {
  id: string;
  kind: RuleKind;
  flex: z.infer<typeof ruleFlex>;
}

/** What usually limits a business of each trade; the words are in the catalogue under `templateKey`. */
export const ruleTemplates: Record<Trade, readonly RuleTemplate[]> = {
  hotel: [
    { id: 'passport', kind: 'law', flex: 'hard' },
    { id: 'fire', kind: 'safety', flex: 'hard' },
    { id: 'arrival', kind: 'commercial', flex: 'soft' },
    { id: 'cancellation', kind: 'contract', flex: 'soft' },
    { id: 'quiet', kind: 'habit', flex: 'guide' },
  ],
  adviser: [
    { id: 'identity', kind: 'law', flex: 'hard' },
    { id: 'suitability', kind: 'law', flex: 'hard' },
    { id: 'instructions', kind: 'safety', flex: 'hard' },
    { id: 'scope', kind: 'contract', flex: 'soft' },
    { id: 'out-of-hours', kind: 'commercial', flex: 'guide' },
  ],
  trades: [
    { id: 'gas', kind: 'law', flex: 'hard' },
    { id: 'heights', kind: 'safety', flex: 'hard' },
    { id: 'own-parts', kind: 'commercial', flex: 'soft' },
    { id: 'quote-first', kind: 'contract', flex: 'soft' },
    { id: 'one-job', kind: 'habit', flex: 'guide' },
  ],
  shop: [
    { id: 'age', kind: 'law', flex: 'hard' },
    { id: 'returns', kind: 'contract', flex: 'soft' },
    { id: 'hygiene', kind: 'safety', flex: 'hard' },
    { id: 'last-order', kind: 'commercial', flex: 'guide' },
  ],
  software: [
    { id: 'data', kind: 'law', flex: 'hard' },
    { id: 'access', kind: 'safety', flex: 'hard' },
    { id: 'versions', kind: 'commercial', flex: 'soft' },
    { id: 'custom-code', kind: 'contract', flex: 'soft' },
  ],
  other: [
    { id: 'privacy', kind: 'law', flex: 'hard' },
    { id: 'quote-first', kind: 'contract', flex: 'soft' },
    { id: 'hours', kind: 'commercial', flex: 'guide' },
  ],
};

export type TemplatePart = 'staff' | 'customer' | 'why' | 'protects';

export function templateKey(trade: Trade, id: string, part: TemplatePart): string {
  return `template.${trade}.${id}.${part}`;
}
