import type { Finding } from '#modules/report-cards/contract.ts';
import type { LadderRow, StrainOfAccount, TradeOffSheet } from '../contract.ts';
import { isAtLeast } from './habit.ts';
import { roomInWords } from './sheet.ts';

interface RecurrenceRow {
  kind: { id: string; name: string };
  verdict: 'rising' | 'falling' | 'steady' | 'too-few';
  perWeek: number;
  low: number;
  high: number;
  n: number;
  earlier: number;
  lately: number;
  weeks: number;
}

/** C3: what has become expected, with what shows it. Surprises that are still surprises are no finding. */
export function creepFinding(row: LadderRow): Finding[] {
  if (!isAtLeast(row.stage, 'noticed')) return [];
  const { missed } = row;
  return [
    {
      key: `extras:finding.creep.${row.stage}`,
      calculation: 'C3',
      facts: {
        kind: row.kind.name,
        given: row.given,
        asks: row.asks,
        run: row.run,
        flags: row.flags.join(' '),
        isDecisionDue: row.isDecisionDue,
      },
      n: row.given + (missed?.n ?? 0),
      size: missed && { value: missed.value, low: missed.low, high: missed.high },
      verdict:
        row.reactions + (missed?.n ?? 0) >= 4 ? 'shown' : row.stage === 'noticed' ? 'too-few' : 'not-shown',
      tone: row.isDecisionDue ? 'bad' : row.ending ? 'plain' : 'watch',
      subject: { kind: 'extra', id: row.kind.id },
      evidence: [{ kind: 'extra', id: row.lastExtraId, at: row.lastGivenAt }],
      talk: row.isDecisionDue ? 'post-review-talk' : null,
    },
  ];
}

const toneOfRecurrence = { rising: 'watch', steady: 'plain', falling: 'plain', 'too-few': 'plain' } as const;

/** C6: whether they keep coming. */
export function recurrenceFinding(row: RecurrenceRow): Finding {
  return {
    key: `extras:finding.recurrence.${row.verdict}`,
    calculation: 'C6',
    facts: {
      kind: row.kind.name,
      perWeek: rounded(row.perWeek),
      low: rounded(row.low),
      high: rounded(row.high),
      earlier: row.earlier,
      lately: row.lately,
      weeks: row.weeks,
    },
    n: row.n,
    size: row.verdict === 'too-few' ? null : { value: row.perWeek, low: row.low, high: row.high },
    verdict: row.verdict === 'too-few' ? 'too-few' : row.verdict === 'steady' ? 'not-shown' : 'shown',
    tone: toneOfRecurrence[row.verdict],
    subject: { kind: 'request', id: row.kind.id },
    evidence: [],
    talk: row.verdict === 'rising' || row.verdict === 'too-few' ? 'post-review-talk' : null,
  };
}

/** C5: what the requests do to the week, once they take anything. Approximate, whatever it says. */
export function tradeOffFinding(sheet: TradeOffSheet): Finding[] {
  const { inputs, result } = sheet.figures;
  if (inputs.extraHours <= 0) return [];
  return [
    {
      key: `extras:finding.trade-off.${result.verdict}`,
      calculation: 'C5',
      facts: {
        hours: rounded(inputs.extraHours),
        room: roomInWords(sheet.figures),
        times: result.timesLonger === null ? null : rounded(result.timesLonger),
        load: Math.round(result.load * 100),
      },
      n: sheet.requests,
      // The wait on the eve of these requests and with them: the sensitivity of the figure, not its chance.
      size:
        result.verdict === 'fits' || result.waitHours === null || result.usualWaitHours === null
          ? null
          : { value: result.waitHours, low: result.usualWaitHours, high: result.waitHours },
      verdict: sheet.requests === 0 ? 'not-shown' : 'shown',
      tone: result.verdict === 'fits' ? 'good' : result.verdict === 'longer' ? 'watch' : 'bad',
      subject: { kind: 'customer', id: sheet.customer.id },
      evidence: sheet.id === null ? [] : [{ kind: 'trade-off-sheet', id: sheet.id, at: sheet.offeredAt }],
      talk: result.verdict === 'fits' ? null : 'post-review-talk',
    },
  ];
}

/** C27: a reason to bring it to the talk as capacity; said only where it is more than the team is used to. */
export function strainFinding(accountId: string, found: StrainOfAccount): Finding[] {
  if (found.level === null || found.level === 'usual' || found.index === null) return [];
  return [
    {
      key: `extras:finding.strain.${found.level}`,
      calculation: 'C27',
      facts: {
        index: rounded(found.index),
        outOfHours: found.outOfHours.count,
        unusual: found.unusual.count,
        hard: found.hard.count,
        days: found.days,
      },
      n: found.contacts,
      size: { value: found.index, ...spanOf(found) },
      verdict: 'shown',
      tone: found.level === 'red' ? 'bad' : 'watch',
      subject: { kind: 'customer', id: accountId },
      evidence: [],
      talk: 'one-to-one',
    },
  ];
}

/** The smallest and the largest of the ratios it is the mean of. */
function spanOf({ outOfHours, unusual, hard }: StrainOfAccount): { low: number; high: number } {
  const seen = [outOfHours.ratio, unusual.ratio, hard.ratio].filter((one) => one !== null);
  return { low: Math.min(...seen), high: Math.max(...seen) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
