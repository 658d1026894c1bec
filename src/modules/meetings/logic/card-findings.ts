import type { Card, Finding } from '#modules/report-cards/contract.ts';

const order = ['F', 'D', 'C', 'B', 'A'] as const;
type Grade = (typeof order)[number];

/** What a customer's report card says beside its letter: what would change it (C1) and what is never looked at (C20). */
export function cardFindings(card: Card): Finding[] {
  return [...markFindings(card), ...apartFindings(card), ...stageFindings(card)];
}

function markFindings(card: Card): Finding[] {
  const { grade, sensitivities } = card;
  if (grade === null) return [];
  const checks = card.core.counts?.n ?? 0;
  const answers = card.experience.counts?.n ?? 0;
  const common = { ...about(card), calculation: 'C1', size: null };
  const verdict = card.provisional ? 'too-few' : 'shown';
  const found: Finding[] = [];
  if (isWorse(sensitivities.oneMoreMiss, grade))
    found.push({
      ...common,
      key: 'meetings:finding.card.one-more-miss',
      facts: { grade, then: sensitivities.oneMoreMiss, checks },
      n: checks,
      verdict,
      tone: 'watch',
      talk: 'account-review',
    });
  if (isWorse(sensitivities.oneMoreUnhappy, grade))
    found.push({
      ...common,
      key: 'meetings:finding.card.one-more-unhappy',
      facts: { grade, then: sensitivities.oneMoreUnhappy, answers },
      n: answers,
      verdict,
      tone: 'watch',
      talk: 'account-review',
    });
  if (isWorse(grade, sensitivities.oneMoreDelighted))
    found.push({
      ...common,
      key: 'meetings:finding.card.one-more-delighted',
      facts: { grade, then: sensitivities.oneMoreDelighted, answers },
      n: answers,
      verdict,
      tone: 'good',
      talk: 'huddle',
    });
  return found;
}

/** Two or more grades between our arithmetic and the client's own mark. */
function apartFindings(card: Card): Finding[] {
  const { finding } = card;
  if (!finding) return [];
  return [
    {
      ...about(card),
      calculation: 'C1',
      key: `meetings:finding.card.${finding.who}`,
      facts: { computed: finding.computed, asked: finding.asked, n: finding.n },
      n: finding.n,
      size: null,
      verdict: 'shown',
      tone: 'bad',
      talk: 'account-review',
    },
  ];
}

/** Stages are shares of what was looked at; below five pieces nothing can be said of any (C20). */
const fewestForStages = 5;

function stageFindings(card: Card): Finding[] {
  const total = card.stages.reduce((sum, { n }) => sum + n, 0);
  if (total < fewestForStages) return [];
  return card.stages
    .filter(({ isThin }) => isThin)
    .map(({ stage, n, share }) => ({
      ...about(card),
      calculation: 'C20',
      key: `meetings:finding.stage.${stage}`,
      facts: { n, total },
      n: total,
      size: share && { value: share.value, ...share.interval },
      verdict: 'shown' as const,
      tone: 'watch' as const,
      talk: 'account-review' as const,
    }));
}

function isWorse(one: Grade | null, than: Grade | null): boolean {
  return one !== null && than !== null && order.indexOf(one) < order.indexOf(than);
}

function about(card: Card): Pick<Finding, 'subject' | 'evidence'> {
  return {
    subject: { kind: 'customer', id: card.subject.id },
    evidence: [{ kind: 'report-card', id: card.subject.id, at: null }],
  };
}
