import { answerClass } from './answer-class.ts';
import { grades } from './grade.ts';

export type Pillar = 'core' | 'experience' | 'asked';
export type Stage = 'before' | 'during' | 'after';

/** One piece of evidence before it is stored: what it says, of whom, and what it rests on. */
export interface EvidenceFact {
  refKind: 'due-promise' | 'check' | 'answer' | 'review' | 'request' | 'extra-ending' | 'failure';
  refId: string;
  pillar: Pillar;
  outcome: string;
  source: 'answer' | 'measured' | 'check' | 'assessment' | 'act';
  at: Date;
  stage: Stage | null;
  severity: number | null;
  touchpointId: string | null;
  elementId: string | null;
  customerId: string | null;
  staffId: string | null;
  teamId: string | null;
  conversationId: string | null;
}

export interface Place {
  stage: Stage | null;
  touchpointId: string | null;
}

interface Subjects {
  customerId: string | null;
  staffId: string | null;
  teamId: string | null;
  conversationId: string | null;
}

export interface DecidedPromise extends Subjects {
  id: string;
  outcome: string;
  dueAt: Date;
  fulfilledAt: Date | null;
  elementId: string | null;
}

/** A promise counts when the customer felt it: kept at the moment it was fulfilled, missed at the moment it fell due. */
export function evidenceOfPromise(due: DecidedPromise, place: Place): EvidenceFact[] {
  if (due.outcome !== 'kept' && due.outcome !== 'missed' && due.outcome !== 'recovered') return [];
  const at = due.outcome === 'missed' ? due.dueAt : (due.fulfilledAt ?? due.dueAt);
  return [
    {
      ...subjectsOf(due),
      ...place,
      refKind: 'due-promise',
      refId: due.id,
      pillar: 'core',
      outcome: due.outcome,
      source: 'measured',
      at,
      severity: null,
      elementId: due.elementId,
    },
  ];
}

export interface RecordedCheck extends Subjects {
  id: string;
  elementId: string;
  elementPillar: string;
  outcome: string;
  severity: number | null;
  source: string;
  at: Date;
}

/** A check of a basic. What we ourselves think of an experience is no evidence of it; only customers say that. */
export function evidenceOfCheck(check: RecordedCheck, place: Place): EvidenceFact[] {
  if (check.elementPillar !== 'core') return [];
  return [
    {
      ...subjectsOf(check),
      ...place,
      refKind: 'check',
      refId: check.id,
      pillar: 'core',
      outcome: check.outcome,
      source: check.source === 'answer' ? 'answer' : 'check',
      at: check.at,
      severity: check.severity,
      elementId: check.elementId,
    },
  ];
}

export interface GivenAnswer {
  id: string;
  question: string;
  value: string;
  at: Date;
}

export interface AnsweredAsk extends Subjects {
  elementId: string | null;
}

/** How bad a basic was that a customer says did not work; neither is grave enough to hold a mark down by itself. */
const severityOfBasic: Record<string, number> = { 'not-quite': 2, no: 3 };

/**
 * What an answer says: the school mark is experience and the customers' own letter (Q1), the basic is core evidence of
 * that element (Q2), and how a person did is about that person and about nobody else (Q7). Words are for reading.
 */
export function evidenceOfAnswer(
  answer: GivenAnswer,
  ask: AnsweredAsk,
  places: { ofAsk: Place; ofElement: Place },
): EvidenceFact[] {
  const about = {
    refKind: 'answer',
    refId: answer.id,
    source: 'answer',
    at: answer.at,
    severity: null,
    elementId: null,
  } as const;
  const ofWhole = { ...subjectsOf(ask), ...places.ofAsk, staffId: null };
  switch (answer.question) {
    case 'school-mark': {
      const grade = grades.find((one) => one === answer.value);
      const outcome = grade && answerClass({ scale: 'school-grade', value: grade });
      if (!grade || !outcome) return [];
      return [
        { ...ofWhole, ...about, pillar: 'experience', outcome },
        { ...ofWhole, ...about, pillar: 'asked', outcome: grade },
      ];
    }
    case 'basic-worked': {
      if (ask.elementId === null) return [];
      const severity = severityOfBasic[answer.value] ?? null;
      if (severity === null && answer.value !== 'yes') return [];
      const outcome = severity === null ? 'kept' : 'missed';
      const { elementId } = ask;
      return [{ ...ofWhole, ...places.ofElement, ...about, pillar: 'core', outcome, severity, elementId }];
    }
    case 'how-did-i-do': {
      const outcome = answerClass({ scale: 'one-to-five', value: Number(answer.value) });
      if (!outcome || ask.staffId === null) return [];
      const person = {
        staffId: ask.staffId,
        customerId: null,
        teamId: null,
        conversationId: ask.conversationId,
      };
      return [{ ...about, ...person, stage: null, touchpointId: null, pillar: 'experience', outcome }];
    }
    default:
      return [];
  }
}

export interface ScoredReview {
  id: string;
  score: number | null;
  scoredAt: Date | null;
  customerId: string | null;
}

/** The score of a review is the client's own answer; one between two classes of the scale (8.5) is evidence of neither. */
export function evidenceOfReview(review: ScoredReview): EvidenceFact[] {
  if (review.score === null || review.scoredAt === null || review.customerId === null) return [];
  const outcome = answerClass({ scale: 'score-of-ten', value: review.score });
  if (!outcome) return [];
  return [
    {
      refKind: 'review',
      refId: review.id,
      pillar: 'experience',
      outcome,
      source: 'answer',
      at: review.scoredAt,
      stage: null,
      severity: null,
      touchpointId: null,
      elementId: null,
      customerId: review.customerId,
      staffId: null,
      teamId: null,
      conversationId: null,
    },
  ];
}

function subjectsOf({ customerId, staffId, teamId, conversationId }: Subjects): Subjects {
  return { customerId, staffId, teamId, conversationId };
}
