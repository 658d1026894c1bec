import type { RuleKind } from '#modules/rules/contract.ts';
import type { PageContent } from '../contract/content.ts';

/** What a page may be made of, in the order in which it is wanted. */
export interface StartFacts {
  expectations: { id: string; elementId: string; words: string }[];
  promises: { id: string; elementId: string | null; sentence: string }[];
  core: { id: string; words: string }[];
  rules: { id: string; kind: RuleKind; customerSentence: string; why: string }[];
  /** Usual lines of the trade. */
  usual: { ours: string[]; theirs: string[]; outOfScope: string[] };
  intro: string;
  missed: string;
  change: string;
}

/** One page, so not everything: what this customer asked for comes first, then what we promise, then the basics. */
const most = { ours: 9, limits: 6 };

/** The first draft of a page: whole, so that one can begin by crossing out. Says nothing twice. */
export function startingContent(facts: StartFacts): PageContent {
  const promised = new Set(facts.promises.map(({ elementId }) => elementId));
  const bare = { promiseId: null, elementId: null, expectationId: null };
  const ours = [
    ...facts.expectations.map(({ id, elementId, words }) => ({
      ...bare,
      id: `expectation-${id}`,
      words,
      elementId,
      expectationId: id,
    })),
    ...facts.promises.map(({ id, elementId, sentence }) => ({
      ...bare,
      id: `promise-${id}`,
      words: sentence,
      elementId,
      promiseId: id,
    })),
    ...facts.usual.ours.map((words, index) => ({ ...bare, id: `ours-${index}`, words })),
    ...facts.core
      .filter(({ id }) => !promised.has(id))
      .map(({ id, words }) => ({ ...bare, id: `element-${id}`, words, elementId: id })),
  ];
  return {
    intro: facts.intro,
    ours: ours.slice(0, most.ours),
    theirs: facts.usual.theirs.map((words, index) => ({ id: `theirs-${index}`, words })),
    limits: facts.rules.slice(0, most.limits).map((rule) => ({
      id: `rule-${rule.id}`,
      kind: rule.kind,
      words: rule.customerSentence,
      reason: rule.why,
      ruleId: rule.id,
    })),
    outOfScope: facts.usual.outOfScope.map((words, index) => ({ id: `out-${index}`, words })),
    missed: facts.missed,
    change: facts.change,
  };
}
