/** What each part weighs in the mark of a putting-right: the order from research, the weights ours (C15). */
const weights = { distributive: 0.45, interactional: 0.35, procedural: 0.2 };

export interface JusticeAnswers {
  /** 1 to 5 each: what they got, how it went, how they were treated. */
  distributive: number;
  procedural: number;
  interactional: number;
}

/** 0 to 100, to one decimal. */
export function recoveryScore({ distributive, procedural, interactional }: JusticeAnswers): number {
  const mean =
    weights.distributive * distributive +
    weights.interactional * interactional +
    weights.procedural * procedural;
  // 78.75 is not exact in binary; a hair more brings it to the side it belongs to.
  return Math.round(((mean - 1) / 4) * 1000 + 1e-9) / 10;
}
