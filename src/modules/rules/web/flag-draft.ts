export interface FlagDraft {
  ruleId: string | undefined;
  /** What stands in the field: the wording of the rule, or what is typed. */
  wording: string;
  outcome: 'bent' | 'held';
  need: string;
  done: string;
  cost: string;
  wouldDoAgain: boolean;
}

const empty: FlagDraft = {
  ruleId: undefined,
  wording: '',
  outcome: 'bent',
  need: '',
  done: '',
  cost: '',
  wouldDoAgain: true,
};

/** What was typed outlives the sheet: whoever asks a colleague and comes back goes on where they were. */
const kept = new Map<string, FlagDraft>();

export const flagDraft = (conversationId: string): FlagDraft => kept.get(conversationId) ?? empty;
export const keepFlagDraft = (conversationId: string, draft: FlagDraft) => kept.set(conversationId, draft);
export const dropFlagDraft = (conversationId: string) => kept.delete(conversationId);
