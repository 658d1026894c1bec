import { handle } from '#platform/http/handle.ts';
import { deleteRule } from './commands/delete-rule.ts';
import { changeRule, createRule } from './commands/write-rule.ts';
import * as contract from './contract.ts';
import { getRuleWithUses, listRules, listSuggestions } from './queries.ts';

export const endpoints = [
  handle(contract.listRules, (ctx, { query }) => listRules(ctx, query)),
  handle(contract.listRuleSuggestions, (ctx) => listSuggestions(ctx)),
  handle(contract.getRule, (ctx, { params }) => getRuleWithUses(ctx, params.id)),
  handle(contract.createRule, createRule),
  handle(contract.changeRule, changeRule),
  handle(contract.deleteRule, deleteRule),
];
