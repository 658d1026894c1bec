import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useSession } from '#web/session.ts';
import { pillar, stage, subjectType } from '../contract.ts';
import { readPeriod, type ShownPeriod } from './period.ts';
import { dayIn } from './today.ts';

type SubjectType = (typeof subjectType.options)[number];

/** A figure whose evidence is open: everything that narrows the list. */
export interface Figure {
  pillar?: (typeof pillar.options)[number];
  outcome?: string;
  elementId?: string;
  stage?: (typeof stage.options)[number];
}

/** Whose card, over which days, and which figure is open; all of it stands in the address. */
export interface Choice {
  subjectType: SubjectType;
  subjectId: string | undefined;
  period: ShownPeriod;
  figure: Figure | undefined;
  today: string;
}

export function useChoice(): Choice {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { workspace } = useSession();
  const today = dayIn(workspace.timeZone);
  return useMemo(() => readChoice(search, today), [search, today]);
}

function readChoice(search: Record<string, unknown>, today: string): Choice {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const subjectId = text('subjectId');
  const type = oneOf(subjectType.options, text('subjectType'));
  const isOwn = type !== undefined && type !== 'workspace' && subjectId !== undefined;
  // A single customer says too little in a month; their card covers the year behind unless the address says otherwise.
  const period = text('period') ?? (type === 'customer' ? '12m' : undefined);
  return {
    subjectType: isOwn ? type : 'workspace',
    subjectId: isOwn ? subjectId : undefined,
    period: readPeriod(period, today),
    figure: text('evidence') === undefined ? undefined : readFigure(text),
    today,
  };
}

function readFigure(text: (name: string) => string | undefined): Figure {
  const [outcome, elementId] = [text('outcome'), text('elementId')];
  const [ofPillar, ofStage] = [oneOf(pillar.options, text('evidence')), oneOf(stage.options, text('stage'))];
  return {
    ...(ofPillar ? { pillar: ofPillar } : {}),
    ...(outcome ? { outcome } : {}),
    ...(elementId ? { elementId } : {}),
    ...(ofStage ? { stage: ofStage } : {}),
  };
}

function oneOf<T extends string>(options: readonly T[], value: string | undefined): T | undefined {
  return options.find((option) => option === value);
}

/** What the address says of a figure; `evidence` is the pillar, or `all`. */
export function searchOfFigure(figure: Figure | undefined): Record<string, string | undefined> {
  return {
    evidence: figure && (figure.pillar ?? 'all'),
    outcome: figure?.outcome,
    elementId: figure?.elementId,
    stage: figure?.stage,
  };
}

export function useChoose() {
  const navigate = useNavigate();
  return (change: Record<string, string | undefined>) =>
    void navigate({
      to: '/report-card',
      search: (before: Record<string, unknown>) => ({ ...before, ...change }),
    });
}
