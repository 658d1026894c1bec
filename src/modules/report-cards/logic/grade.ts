/** The five marks of a school report, worst first, so that a mark's place is its worth: F 0 to A 4. */
export const grades = ['F', 'D', 'C', 'B', 'A'] as const;
export type Grade = (typeof grades)[number];

export function gradeWorth(grade: Grade): number {
  return grades.indexOf(grade);
}

/** The mark of a worth. Worths outside the scale are a bug of the caller, who clamps first; F is the harmless answer. */
export function gradeOfWorth(worth: number): Grade {
  return grades[worth] ?? 'F';
}
