import type { Question } from './contract.ts';

interface AnswerToSee {
  question: Question;
  staffId: string | null;
  sharedAt: Date | string | null;
}

const personalQuestions: readonly Question[] = ['how-did-i-do', 'keep', 'change'];

export function isAboutPerson(question: Question): boolean {
  return personalQuestions.includes(question);
}

/** Answers about a person are theirs first: nobody else reads a single one before they share it (S20). */
export function maySeeAnswer(reader: { kind: string; id?: string }, answer: AnswerToSee): boolean {
  if (!isAboutPerson(answer.question)) return true;
  return answer.sharedAt !== null || isConcerned(reader, answer);
}

/** The one who was asked about: only they share an answer, and only they tick it as read. */
export function isConcerned(reader: { kind: string; id?: string }, answer: AnswerToSee): boolean {
  return reader.kind === 'staff' && reader.id === answer.staffId;
}
