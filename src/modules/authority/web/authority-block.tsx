import { Link } from '@tanstack/react-router';
import type { Conversation } from '#modules/conversations/contract.ts';
import type { Customer } from '#modules/customers/contract.ts';
import { money } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { SideBlock } from '#web/ui/index.ts';
import { useMyAuthority } from './api.ts';
import { OwnLoans } from './own-loans.tsx';

const t = texts('authority');

/** "You may say yes up to £48 without asking": what is mine to give here, and what colleagues lent me for it. */
export function AuthorityBlock({ conversation }: { conversation: Conversation; customer: Customer }) {
  const authority = useMyAuthority({ conversationId: conversation.id }).data;
  if (!authority) return null;
  const { leftMinor, leftLatelyMinor, spentInCaseMinor, perCaseMinor, borrowedMinor, currency } = authority;
  const amount = (minor: number) => money(minor, currency);
  return (
    <SideBlock
      title={t('block.title')}
      aside={
        <Link to="/settings/authority" className="text-accent">
          {t('block.ledger')}
        </Link>
      }
    >
      <p>
        {leftMinor > 0
          ? t('block.upTo', { amount: amount(leftMinor) })
          : t(spentInCaseMinor > 0 ? 'block.nothingLeftHere' : 'block.nothingLeft')}
      </p>
      {borrowedMinor > 0 && <p>{t('block.borrowed', { amount: amount(borrowedMinor) })}</p>}
      <p className="text-sm text-ink-3">
        {[
          t('block.leftLately', { amount: amount(leftLatelyMinor) }),
          spentInCaseMinor > 0 &&
            t('block.spentHere', { amount: amount(spentInCaseMinor), of: amount(perCaseMinor) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <OwnLoans conversationId={conversation.id} />
    </SideBlock>
  );
}
