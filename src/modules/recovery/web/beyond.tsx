import { useState } from 'react';
import { AskColleague, OwnLoans } from '#modules/authority/web/index.ts';
import { ApiError } from '#web/api.ts';
import { texts } from '#web/texts.ts';
import type { Recovery } from '../contract.ts';

const t = texts('recovery');

/** More than the owner may say yes to, and there is a conversation for which a colleague can lend. */
export function isBeyond(recovery: Recovery, error: unknown): error is ApiError {
  return (
    recovery.failure.conversationId !== null &&
    error instanceof ApiError &&
    error.code === 'authority_exceeded'
  );
}

/** Where a refusal says that it is more than one may say yes to: a colleague is asked here, and the answer comes here. */
export function Beyond({ recovery, error }: { recovery: Recovery; error: unknown }) {
  const [isAsked, setAsked] = useState(false);
  const { conversationId } = recovery.failure;
  if (conversationId === null || !isBeyond(recovery, error)) return null;
  const lacking = {
    leftMinor: Number(error.facts['leftMinor'] ?? recovery.authorityLeftMinor),
    neededMinor: Number(error.facts['neededMinor'] ?? 0),
    currency: recovery.currency,
  };
  return (
    <div className="flex flex-col gap-2">
      {isAsked ? (
        <p className="rounded-card bg-watch-soft p-3">{t('beyond.asked')}</p>
      ) : (
        <AskColleague
          conversationId={conversationId}
          lacking={lacking}
          words={recovery.failure.words}
          onAsked={() => setAsked(true)}
        />
      )}
      <OwnLoans conversationId={conversationId} />
    </div>
  );
}
