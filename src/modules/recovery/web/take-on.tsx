import { useNavigate } from '@tanstack/react-router';
import { useMay } from '#web/session.ts';
import { texts } from '#web/texts.ts';
import { Button } from '#web/ui/index.ts';
import { sayRefused, useOpenRecovery } from './api.ts';

const t = texts('recovery');

/** Takes a failure on that nobody owns, and goes to where it is put right. */
export function TakeOn({ failureId }: { failureId: string }) {
  const mayWrite = useMay('recoveries:write');
  const open = useOpenRecovery();
  const navigate = useNavigate();
  if (!mayWrite) return null;
  const begin = () =>
    open.mutate(
      { failureId },
      { onSuccess: ({ id }) => void navigate({ to: `/recoveries/${id}` }), onError: sayRefused },
    );
  return (
    <Button size="small" className="pointer-coarse:min-h-11" busy={open.isPending} onClick={begin}>
      {t('takeOn')}
    </Button>
  );
}
