import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Time } from '#web/ui/index.ts';
import type { Recovery } from '../contract.ts';
import { nameOf } from './words.ts';

const t = texts('recovery');
const link = 'inline-flex items-center text-accent pointer-coarse:min-h-11';

/** For whom, since when, and the ways to the conversation and back. */
export function SheetPlace({ recovery }: { recovery: Recovery }) {
  const { beneficiary, failure, owner } = recovery;
  return (
    <p className="-mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-ink-2">
      <Link to="/recoveries" className={link}>
        {t('one.back')}
      </Link>
      <Link to={`/customers/${beneficiary.id}`} className={link}>
        {nameOf(beneficiary)}
      </Link>
      {failure.conversationId && (
        <Link to={`/inbox/${failure.conversationId}`} search={{ view: 'all' }} className={link}>
          {t('one.conversation')}
        </Link>
      )}
      <span>{t('one.owner', { name: owner.name })}</span>
      <span>
        {t(`one.found.${failure.foundBy}`)} <Time at={failure.happenedAt} />
      </span>
    </p>
  );
}
