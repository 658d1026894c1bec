export interface AnswerFacts {
  /** The school mark they gave; null when they gave none. */
  mark: 'A' | 'B' | 'C' | 'D' | 'F' | null;
  /** Whether the basic that was asked about worked. */
  basicWorked: 'yes' | 'not-quite' | 'no' | null;
}

const ofMark: Partial<Record<'A' | 'B' | 'C' | 'D' | 'F', number>> = { D: 3, F: 4 };
const ofBasic: Partial<Record<'yes' | 'not-quite' | 'no', number>> = { 'not-quite': 2, no: 3 };

/** How grave an answer says it was; undefined where it says that nothing failed. The graver of the two counts. */
export function severityOfAnswer({ mark, basicWorked }: AnswerFacts): number | undefined {
  const grave = Math.max((mark && ofMark[mark]) ?? 0, (basicWorked && ofBasic[basicWorked]) ?? 0);
  return grave === 0 ? undefined : grave;
}

/** What is told of us by ourselves, and no customer has complained of: a slip until somebody says otherwise. */
export const severityOfSlip = 2;
