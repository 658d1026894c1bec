import { useNavigate } from '@tanstack/react-router';
import { LifeBuoy } from 'lucide-react';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import type { Echo } from '../contract.ts';
import { sayDone, sayRefused } from './api.ts';
import { useAnswerEcho } from './echo-api.ts';

const t = texts('recovery');

/** The two things a person can say of an echo: it is meant so and is put right now, or it is not meant so. */
export function EchoAnswer({ echo }: { echo: Echo }) {
  const answer = useAnswerEcho();
  const navigate = useNavigate();
  const say = (isMeant: boolean) =>
    answer.mutate(
      { messageId: echo.messageId, isMeant },
      {
        onSuccess: ({ recoveryId }) => {
          sayDone(isMeant ? 'echo.begun' : 'echo.laidAside');
          if (recoveryId) void navigate({ to: `/recoveries/${recoveryId}` });
        },
        onError: sayRefused,
      },
    );
  return (
    <span className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        look="primary"
        icon={LifeBuoy}
        className="pointer-coarse:min-h-11"
        disabled={answer.isPending}
        onClick={() => say(true)}
      >
        {t('echo.meant')}
      </Button>
      <Button
        size="small"
        className="pointer-coarse:min-h-11"
        disabled={answer.isPending}
        onClick={() => say(false)}
      >
        {t('echo.notMeant')}
      </Button>
    </span>
  );
}
