import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import type { Finding } from '#modules/report-cards/contract.ts';

const t = texts('meetings');

/** Opens what a finding rests on: its first conversation, or the report card it was read from. */
export function EvidenceLink({ finding }: { finding: Finding }) {
  const conversation = finding.evidence.find(({ kind }) => kind === 'conversation');
  if (conversation)
    return (
      <Link
        to="/inbox/{-$conversationId}"
        params={{ conversationId: conversation.id }}
        className="text-sm text-accent"
      >
        {t('findings.evidence')}
      </Link>
    );
  const card = finding.evidence.find(({ kind }) => kind === 'report-card');
  if (!card) return null;
  return (
    <Link
      to="/report-card"
      search={{ subjectType: 'customer', subjectId: card.id }}
      className="text-sm text-accent"
    >
      {t('findings.evidence')}
    </Link>
  );
}
