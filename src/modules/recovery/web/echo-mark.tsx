import { Link } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import type { Message } from '#modules/conversations/contract.ts';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Pill } from '#web/ui/index.ts';
import { EchoAnswer } from './echo-answer.tsx';
import { useEchoesOf } from './echo-api.ts';

const t = texts('recovery');

/** In the head of a message: which words of ours it throws back, and what a person said of it. */
export function EchoMark({ message }: { message: Message }) {
  const mayWrite = useMay('recoveries:write');
  const echoes = useEchoesOf(message.conversationId).data?.data;
  const echo = echoes?.find(({ messageId }) => messageId === message.id);
  if (!echo) return null;
  const isWaiting = echo.seenAt === null && echo.level === 'high';
  const words = t(`echo.mark.${echo.level}`, { phrase: echo.phrase });
  return (
    <span className="order-last flex w-full flex-wrap items-center gap-x-2 gap-y-1 py-1">
      <span title={echo.cue ? t('echo.why', { cue: echo.cue }) : t('echo.whyLow')} className="min-w-0">
        <Pill tone={isWaiting ? 'bad' : 'watch'} icon={MessageSquareQuote}>
          {words}
        </Pill>
      </span>
      {echo.isMeant === false && <span className="text-sm text-ink-3">{t('echo.wasNotMeant')}</span>}
      {echo.recoveryId && (
        <Link to={`/recoveries/${echo.recoveryId}`} className="text-sm text-accent">
          {t('echo.putRight')}
        </Link>
      )}
      {isWaiting && mayWrite && <EchoAnswer echo={echo} />}
    </span>
  );
}
