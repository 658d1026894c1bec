import { handle } from '#platform/http/handle.ts';
import * as contract from './contract.ts';
import { listEvidence } from './queries/evidence.ts';
import { getReportCard } from './queries/report-card.ts';
import { getTrend } from './queries/trend.ts';

export const endpoints = [
  handle(contract.getReportCard, (ctx, { query }) => getReportCard(ctx, query)),
  handle(contract.getTrend, (ctx, { query }) => getTrend(ctx, query)),
  handle(contract.listEvidence, (ctx, { query }) => listEvidence(ctx, query)),
];
