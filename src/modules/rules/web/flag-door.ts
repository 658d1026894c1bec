import { useEffect, useEffectEvent } from 'react';
import type { FoundRule } from '../contract.ts';
import { flagDraft, keepFlagDraft } from './flag-draft.ts';

const name = 'extramile:bend';

/** Opens the sheet of the act "flag rule" with this rule in it, bent unless it is said otherwise. */
export function openBend(
  conversationId: string,
  { ruleId, staffWording }: Pick<FoundRule, 'ruleId' | 'staffWording'>,
): void {
  keepFlagDraft(conversationId, {
    ...flagDraft(conversationId),
    ruleId,
    wording: staffWording,
    outcome: 'bent',
  });
  window.dispatchEvent(new CustomEvent(name));
}

/** Told when somebody bends a rule they found. */
export function useBendWish(onWish: () => void): void {
  const take = useEffectEvent(onWish);
  useEffect(() => {
    const listen = () => take();
    window.addEventListener(name, listen);
    return () => window.removeEventListener(name, listen);
  }, []);
}
