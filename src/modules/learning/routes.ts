import { handle } from '#platform/http/handle.ts';
import { answerBarriers } from './commands/answer-barriers.ts';
import { changeCase, dropCase, markCase } from './commands/cases.ts';
import { changeFeature, createFeature } from './commands/features.ts';
import { tickFeatures } from './commands/tick-features.ts';
import * as contract from './contract.ts';
import { getBarriers } from './queries/barriers.ts';
import { listCases } from './queries/cases.ts';
import { getDenominator } from './queries/denominator.ts';
import { listFeatures } from './queries/features.ts';
import { getRecoveryEffect } from './queries/recovery-effect.ts';

export const endpoints = [
  handle(contract.getRecoveryEffect, (ctx) => getRecoveryEffect(ctx)),
  handle(contract.listCases, (ctx, { query }) => listCases(ctx, query)),
  handle(contract.markCase, (ctx, { input }) => markCase(ctx, input)),
  handle(contract.changeCase, (ctx, { params, input }) => changeCase(ctx, params.id, input)),
  handle(contract.dropCase, (ctx, { params }) => dropCase(ctx, params.id)),
  handle(contract.tickFeatures, (ctx, { params, input }) => tickFeatures(ctx, params.id, input)),
  handle(contract.listFeatures, (ctx) => listFeatures(ctx)),
  handle(contract.createFeature, (ctx, { input }) => createFeature(ctx, input)),
  handle(contract.changeFeature, (ctx, { params, input }) => changeFeature(ctx, params.id, input)),
  handle(contract.getDenominator, (ctx) => getDenominator(ctx)),
  handle(contract.getBarriers, (ctx, { query }) => getBarriers(ctx, query)),
  handle(contract.answerBarriers, (ctx, { input }) => answerBarriers(ctx, input)),
];
