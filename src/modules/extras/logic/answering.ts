/** A "no" names the rule that says so, and nothing else does. */
export function mayAnswer({
  answer,
  ruleId,
}: {
  answer: string;
  ruleId: string | undefined;
}): { allowed: true } | { allowed: false; because: string } {
  if (answer === 'no' && ruleId === undefined) return { allowed: false, because: 'rule_missing' };
  if (answer !== 'no' && ruleId !== undefined) return { allowed: false, because: 'rule_without_no' };
  return { allowed: true };
}
