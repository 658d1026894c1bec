import { AskColleague, OwnLoans, useLoans, type Lacking } from '#modules/authority/web/index.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';

const t = texts('rules');

interface BeyondProps {
  conversationId: string;
  /** What the refusal said: left, needed, currency. */
  facts: Record<string, unknown>;
  words: string;
  isBusy: boolean;
  onAlreadyDone: () => void;
}

/** More than is left: a colleague is asked, and the answer comes here; or it has happened and is logged as it is. */
export function Beyond({ conversationId, facts, words, isBusy, onAlreadyDone }: BeyondProps) {
  const isAsked = useLoans('own', conversationId)?.some(
    ({ status }) => status === 'asked' || status === 'lent',
  );
  const lacking: Lacking = {
    leftMinor: Number(facts['leftMinor'] ?? 0),
    neededMinor: Number(facts['neededMinor'] ?? 0),
    currency: String(facts['currency'] ?? 'GBP'),
  };
  return (
    <div className="flex flex-col gap-2">
      {isAsked ? (
        <p className="rounded-card bg-watch-soft p-3">{t('flag.asked')}</p>
      ) : (
        <AskColleague conversationId={conversationId} lacking={lacking} words={words} />
      )}
      <OwnLoans conversationId={conversationId} />
      <p className="text-sm text-ink-2">
        {t('flag.happened')}{' '}
        <Button size="small" busy={isBusy} className="pointer-coarse:min-h-11" onClick={onAlreadyDone}>
          {t('flag.logIt')}
        </Button>
      </p>
    </div>
  );
}
