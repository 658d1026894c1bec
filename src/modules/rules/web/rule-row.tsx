import { Megaphone, Pencil } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { dayWithYear } from '#web/format.ts';
import { texts } from '#web/texts.ts';
import { Button, IconButton, Pill } from '#web/ui/index.ts';
import type { Rule } from '../contract.ts';
import { hasEnded } from '../logic.ts';

const t = texts('rules');

interface RuleRowProps {
  rule: Rule;
  mayManage: boolean;
  /** The line the keys act on. */
  isMarked?: boolean;
  onChange: () => void;
  onTell?: () => void;
}

/** One rule: our words, the customer's sentence under it, and whether they were told. */
export function RuleRow({ rule, mayManage, isMarked, onChange, onTell }: RuleRowProps) {
  return (
    <li
      aria-current={isMarked || undefined}
      className={`-mx-2 flex flex-wrap items-start gap-x-3 gap-y-2 border-t border-line px-2 py-3 first:border-0 last:-mb-2 ${isMarked ? 'bg-sunken' : ''}`}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-strong">
          <Link to={`/rules/${rule.id}`} className="text-ink hover:text-accent">
            {rule.staffWording}
          </Link>
          <span title={t(`flexHint.${rule.flex}`)}>
            <Pill tone={rule.flex === 'hard' ? 'bad' : 'plain'}>{t(`flex.${rule.flex}`)}</Pill>
          </span>
          <Pill tone={rule.isTold ? 'good' : 'watch'}>{t(`isTold.${rule.isTold ? 'yes' : 'no'}`)}</Pill>
          {rule.status !== 'live' && <Pill>{t(`status.${rule.status}`)}</Pill>}
        </p>
        <p className="mt-0.5 text-ink-2">
          {rule.customerSentence ? (
            <>
              <span className="text-ink-3">{t('limits.for')}: </span>
              {rule.customerSentence}
            </>
          ) : (
            t('limits.noSentence')
          )}
        </p>
        <Facts rule={rule} />
      </div>
      {mayManage && !rule.isTold && onTell && !hasEnded(rule.status) && (
        <Button
          size="small"
          icon={Megaphone}
          className="pointer-coarse:min-h-11"
          aria-label={t('limits.tellOf', { words: rule.staffWording })}
          onClick={onTell}
        >
          {t('limits.tell')}
        </Button>
      )}
      {mayManage && (
        <IconButton
          icon={Pencil}
          label={t('limits.changeOf', { words: rule.staffWording })}
          onClick={onChange}
        />
      )}
    </li>
  );
}

function Facts({ rule }: { rule: Rule }) {
  const facts = [
    rule.owner ? t('limits.owner', { name: rule.owner.name }) : t('limits.noOwner'),
    rule.endedAt && t('limits.ended_on', { day: dayWithYear(rule.endedAt) }),
    rule.reviewBy &&
      !rule.isReviewOverdue &&
      !rule.endedAt &&
      t('limits.review', { day: dayWithYear(rule.reviewBy) }),
    rule.burdenMinutes !== null && t('limits.minutes', { count: rule.burdenMinutes }),
    rule.uses > 0 && t('limits.uses', { count: rule.uses }),
  ].filter(Boolean);
  return (
    <p className="mt-1 text-sm text-ink-3">
      {facts.join(' · ')}
      {rule.isReviewOverdue && rule.reviewBy && (
        <span className="text-bad"> · {t('limits.overdue', { day: dayWithYear(rule.reviewBy) })}</span>
      )}
      {!rule.isTold && (
        <span className="block">
          {rule.untoldBecause ? t('limits.because', { words: rule.untoldBecause }) : t('limits.noBecause')}
        </span>
      )}
    </p>
  );
}
