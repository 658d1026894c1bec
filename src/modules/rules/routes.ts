import { handle } from '#platform/http/handle.ts';
import { logException } from './commands/exceptions.ts';
import { flagRule } from './commands/flag-rule.ts';
import { deleteRule } from './commands/delete-rule.ts';
import { changeRule, createRule } from './commands/write-rule.ts';
import * as contract from './contract.ts';
import { listExceptions } from './queries/exceptions.ts';
import { listFlags } from './queries/flags.ts';
import { getVerdictOf } from './queries/verdicts.ts';
import { yesFiguresOf } from './queries/yes-figures.ts';
import { getRuleById, getRuleWithUses, listRules, listSuggestions } from './queries.ts';

export const endpoints = [
  handle(contract.listRules, (ctx, { query }) => listRules(ctx, query)),
  handle(contract.listRuleSuggestions, (ctx) => listSuggestions(ctx)),
  handle(contract.getRule, (ctx, { params }) => getRuleWithUses(ctx, params.id)),
  handle(contract.createRule, createRule),
  handle(contract.changeRule, changeRule),
  handle(contract.deleteRule, deleteRule),
  handle(contract.listFlags, async (ctx, { params, query }) => {
    await getRuleById(ctx, params.id);
    return listFlags(ctx, { ruleId: params.id, ...query });
  }),
  handle(contract.flagRule, (ctx, { params, input }) => flagRule(ctx, { ruleId: params.id, ...input })),
  handle(contract.getVerdict, (ctx, { params }) => getVerdictOf(ctx, params.id)),
  handle(contract.listExceptionsEndpoint, (ctx, { query }) => listExceptions(ctx, query)),
  handle(contract.logExceptionEndpoint, (ctx, { input }) => logException(ctx, input)),
  handle(contract.getYesFiguresEndpoint, (ctx, { query }) => yesFiguresOf(ctx, query)),
];
