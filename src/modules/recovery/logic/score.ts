/** What each part weighs beside the other two in the mark of a putting-right (C15): the order is from research. */
export interface JusticeSettings {
  justiceDistributive: number;
  justiceInteractional: number;
  justiceProcedural: number;
}

export interface JusticeAnswers {
  /** 1 to 5 each: what they got, how it went, how they were treated. */
  distributive: number;
  procedural: number;
  interactional: number;
}

/** 0 to 100, to one decimal. */
export function recoveryScore(
  { distributive, procedural, interactional }: JusticeAnswers,
  { justiceDistributive, justiceInteractional, justiceProcedural }: JusticeSettings,
): number {
  const sum =
    justiceDistributive * distributive +
    justiceInteractional * interactional +
    justiceProcedural * procedural;
  const mean = sum / (justiceDistributive + justiceInteractional + justiceProcedural);
  // 78.75 is not exact in binary; a hair more brings it to the side it belongs to.
  return Math.round(((mean - 1) / 4) * 1000 + 1e-9) / 10;
}
