export interface AnswerFacts {
  /** The school mark they gave; null when they gave none. */
  mark: 'A' | 'B' | 'C' | 'D' | 'F' | null;
  /** Whether the basic that was asked about worked. */
  basicWorked: 'yes' | 'not-quite' | 'no' | null;
}

/** How grave a failure is, 1 to 5, until a person has weighed it. */
export interface SeveritySettings {
  /** What is told of us by ourselves, and no customer has complained of. */
  slipSeverity: number;
  markDSeverity: number;
  markFSeverity: number;
  basicNotQuiteSeverity: number;
  basicNoSeverity: number;
}

/** How grave an answer says it was; undefined where it says that nothing failed. The graver of the two counts. */
export function severityOfAnswer(
  { mark, basicWorked }: AnswerFacts,
  settings: SeveritySettings,
): number | undefined {
  const ofMark = { A: 0, B: 0, C: 0, D: settings.markDSeverity, F: settings.markFSeverity };
  const ofBasic = {
    yes: 0,
    'not-quite': settings.basicNotQuiteSeverity,
    no: settings.basicNoSeverity,
  };
  return Math.max(mark ? ofMark[mark] : 0, basicWorked ? ofBasic[basicWorked] : 0) || undefined;
}
