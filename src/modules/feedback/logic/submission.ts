import { z } from 'zod';
import type { Question } from '../contract.ts';

const toTen = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** What a person may say on the ask page, before it is known to be an answer. */
export const scales = {
  'school-mark': ['A', 'B', 'C', 'D', 'F'],
  'basic-worked': ['yes', 'not-quite', 'no'],
  'how-did-i-do': ['1', '2', '3', '4', '5'],
  exceeding: toTen,
  standards: toTen,
  'how-far': ['no-further', 'a-little', 'a-lot'],
  satisfied: toTen,
  'longest-wait': ['15-minutes', '1-hour', '4-hours', '1-day', '2-days'],
  superior: ['1', '2', '3', '4', '5'],
} as const;

/** Words are kept to a page of writing; more is refused with what was typed still in its field. */
export const longestWords = 2000;

export const formFields = {
  'school-mark': 'mark',
  'basic-worked': 'basic',
  'how-did-i-do': 'person',
  keep: 'keep',
  change: 'change',
  'what-missed': 'missed',
  'rule-in-the-way': 'rule',
  exceeding: 'exceeding',
  standards: 'standards',
  'how-far': 'far',
  'how-far-about': 'about',
  'how-far-words': 'further',
  satisfied: 'satisfied',
  'longest-wait': 'wait',
  superior: 'superior',
} as const satisfies Record<Question, string>;

export const questions = Object.keys(formFields) as Question[];

export interface GivenAnswer {
  question: Question;
  value: string;
}

export interface Submission {
  given: GivenAnswer[];
  problems: { question: Question | null; code: 'words-too-long' | 'not-a-choice' | 'nothing-said' }[];
}

const word = z.string().catch('');

/**
 * Reads the form. Nothing is compulsory but one answer of any kind: a page that insists gets random marks. Questions
 * that were not put (no person served, no basic chosen) are not answered even when the form claims so.
 */
export function readSubmission(form: Record<string, unknown>, asked: readonly Question[]): Submission {
  const given: GivenAnswer[] = [];
  const problems: Submission['problems'] = [];
  for (const question of asked) {
    const value = word.parse(form[formFields[question]]).replaceAll('\r\n', '\n').trim();
    if (value === '') continue;
    if (!isChoice(question, value)) problems.push({ question, code: 'not-a-choice' });
    else if (value.length > longestWords) problems.push({ question, code: 'words-too-long' });
    else given.push({ question, value });
  }
  if (given.length === 0 && problems.length === 0) problems.push({ question: null, code: 'nothing-said' });
  return { given, problems };
}

function isChoice(question: Question, value: string): boolean {
  const choices: readonly string[] | undefined = scales[question as keyof typeof scales];
  return choices === undefined || choices.includes(value);
}

export type AskKind = 'after-conversation' | 'check-in' | 'same-sentence';

const ofKind: Record<AskKind, readonly Question[]> = {
  'after-conversation': [
    'school-mark',
    'basic-worked',
    'how-did-i-do',
    'keep',
    'change',
    'what-missed',
    'rule-in-the-way',
  ],
  // The three in their order (S30), then the overall mark (Q4), and what to promise (C16).
  'check-in': [
    'exceeding',
    'standards',
    'how-far',
    'how-far-about',
    'how-far-words',
    'satisfied',
    'longest-wait',
  ],
  'same-sentence': ['superior'],
};

/** Which questions an ask puts: the person and the basic only when there is one. */
export function questionsOf(ask: {
  kind: AskKind;
  staffId: string | null;
  elementId: string | null;
}): Question[] {
  return ofKind[ask.kind].filter((question) => {
    if (question === 'basic-worked') return ask.elementId !== null;
    if (question === 'how-did-i-do' || question === 'keep' || question === 'change')
      return ask.staffId !== null;
    return true;
  });
}

export interface CurrentAnswer {
  id: string;
  question: Question;
  value: string;
}

export interface AnswerChange {
  /** Answers that are no longer what the person says; they stay as history. */
  replaced: CurrentAnswer[];
  added: GivenAnswer[];
}

/** A changed mind is a new answer; a repeated one is none, and an emptied field takes its answer back. */
export function answerChange(current: readonly CurrentAnswer[], given: readonly GivenAnswer[]): AnswerChange {
  const isSame = (a: GivenAnswer, b: GivenAnswer) => a.question === b.question && a.value === b.value;
  return {
    replaced: current.filter((answer) => !given.some((one) => isSame(one, answer))),
    added: given.filter((one) => !current.some((answer) => isSame(one, answer))),
  };
}
