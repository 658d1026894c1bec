import type { RecoveryStep } from '../shapes.ts';
import type { Course } from './steps.ts';

interface Standing {
  severity: number;
  endsAt: Date | null;
  steps: readonly { step: RecoveryStep; undoneAt: Date | null }[];
  options: readonly { isWithdrawn: boolean }[];
  surprises: readonly { kind: 'surprise' | 'last-touch'; givenAt: Date | null }[];
}

/** The course of a putting-right as its rows tell it. */
export function courseOf({ severity, endsAt, steps, options, surprises }: Standing): Course {
  return {
    severity,
    taken: steps.filter(({ undoneAt }) => undoneAt === null).map(({ step }) => step),
    hasOffer: options.some(({ isWithdrawn }) => !isWithdrawn),
    planned: surprises.filter(({ givenAt }) => givenAt === null).map(({ kind }) => kind),
    hasEnd: endsAt !== null,
  };
}
