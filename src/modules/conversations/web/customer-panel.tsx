import { Suspense } from 'react';
import { allPanelBlocks } from '#web/screens.ts';
import { ErrorState, Skeleton } from '#web/ui/index.ts';
import type { Conversation } from '../contract.ts';
import { usePanel } from './api.ts';

/** Who this is, what was promised, how we did, what came before: always beside the conversation, as the modules say it. */
export function CustomerPanel({ conversation }: { conversation: Conversation }) {
  const panel = usePanel(conversation.customer.id);
  if (panel.isError) return <ErrorState error={panel.error} onRetry={() => void panel.refetch()} />;
  if (!panel.data) return <PanelSkeleton />;
  const { customer } = panel.data;
  return (
    <div className="flex flex-col">
      <Suspense fallback={<PanelSkeleton />}>
        {allPanelBlocks.map(({ key, Component }) => (
          <Component key={key} conversation={conversation} customer={customer} />
        ))}
      </Suspense>
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex gap-3">
        <Skeleton className="size-10 !rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      </div>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
    </div>
  );
}
