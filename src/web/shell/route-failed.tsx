import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { ErrorState } from '../ui/states.tsx';

/** A screen that broke, or whose code could not be fetched because a new version was installed meanwhile. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        if (/dynamically imported|module script/i.test(String(error))) return location.reload();
        reset();
        void router.invalidate();
      }}
    />
  );
}
