import type { CoreCounts } from './card.ts';
import type { AnswerCounts } from './net-delight.ts';

/** The part of an evidence row the mark can see. */
export interface CountedEvidence {
  pillar: 'core' | 'experience';
  /** Core: kept +1, recovered 0, missed −1. Experience: delighted +1, content 0, unhappy −1. */
  polarity: -1 | 0 | 1;
  source: 'answer' | 'measured' | 'check' | 'assessment' | 'act';
}

export interface Tally {
  core: Omit<CoreCounts, 'worstOpenSeverity'>;
  answers: AnswerCounts;
}

/**
 * The counts a mark is made from; this is the definition the counting in SQL must agree with. What we did for a
 * customer is an act and counts nowhere; the experience is only what customers answered, so neither a gesture nor our
 * own assessor's opinion of it can lift a mark.
 */
export function tally(evidence: readonly CountedEvidence[]): Tally {
  const core = { kept: 0, recovered: 0, missed: 0 };
  const answers = { delighted: 0, content: 0, unhappy: 0 };
  for (const { pillar, polarity, source } of evidence) {
    if (source === 'act') continue;
    if (pillar === 'core') core[coreOutcomes[polarity]]++;
    else if (source === 'answer') answers[answerOutcomes[polarity]]++;
  }
  return { core, answers };
}

const coreOutcomes = { 1: 'kept', 0: 'recovered', [-1]: 'missed' } as const;
const answerOutcomes = { 1: 'delighted', 0: 'content', [-1]: 'unhappy' } as const;
