import { stringify } from 'csv-stringify/sync';
import { run, type Platform } from '#platform/context.ts';
import { csvRow } from '#platform/csv-cell.ts';
import { Refusal } from '#platform/errors.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { translator } from '#platform/texts/texts.ts';
import { rulesCsv, type Rule, type VerdictOfRule } from './contract.ts';
import { listVerdicts } from './queries/verdicts.ts';
import { listRules } from './queries.ts';

/** The register of the screen for spreadsheets, with a byte-order mark so that accents survive. */
export const rawEndpoints: MountedRaw[] = [{ endpoint: rulesCsv, raw: sendRules }];

const columns = [
  'rule',
  'customer',
  'kind',
  'flex',
  'told',
  'status',
  'owner',
  'reviewBy',
  'days',
  'applied',
  'bent',
  'bentShare',
  'bentLow',
  'bentHigh',
  'aggravations',
  'costMinor',
  'currency',
  'customerMinutes',
  'staffMinutes',
  'redTape',
  'redTapeN',
  'verdict',
] as const;

async function sendRules(platform: Platform, request: RawRequest): Promise<Response> {
  if (!request.principal) throw new Refusal('not_signed_in', { kind: 'unauthenticated' });
  const { workspaceId, actor } = request.principal;
  const options = { workspaceId, actor, requestId: request.requestId };
  const { rules, verdicts } = await run(platform, options, async (ctx) => ({
    rules: await listRules(ctx, { show: 'current', told: 'any' }),
    verdicts: await listVerdicts(ctx),
  }));
  const say = translator('rules');
  const table = [
    columns.map((column) => say(`csv.${column}`)),
    ...rules.data.map((rule) => csvRow(cellsOf(rule, verdicts.get(rule.id)))),
  ];
  return new Response(`\ufeff${stringify(table)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rules.csv"',
      'cache-control': 'private, no-store',
    },
  });
}

function cellsOf(rule: Rule, verdict: VerdictOfRule | undefined) {
  return [
    rule.staffWording,
    rule.customerSentence,
    rule.kind,
    rule.flex,
    rule.isTold ? 'yes' : 'no',
    rule.status,
    rule.owner?.name ?? null,
    rule.reviewBy,
    verdict?.days ?? null,
    verdict?.applied ?? null,
    verdict?.bent ?? null,
    verdict?.bentShare?.value ?? null,
    verdict?.bentShare?.low ?? null,
    verdict?.bentShare?.high ?? null,
    verdict?.aggravations ?? null,
    verdict?.monthlyCostMinor ?? null,
    verdict?.currency ?? null,
    verdict?.customerMinutes ?? null,
    verdict?.staffMinutes ?? null,
    verdict?.redTape?.value ?? null,
    verdict?.redTape?.n ?? null,
    verdict?.verdict.join(', ') ?? null,
  ];
}
