import { Link } from '@tanstack/react-router';
import { texts } from '#web/texts.ts';
import { Pill, Time } from '#web/ui/index.ts';
import type { Failure, FailureStatus } from '../contract.ts';
import { SeverityPill } from './severity-pill.tsx';
import { TakeOn } from './take-on.tsx';

const t = texts('recovery');
const tones = {
  open: 'watch',
  recovering: 'accent',
  recovered: 'good',
  unrecovered: 'plain',
} as const satisfies Record<FailureStatus, string>;

/** What failed, how grave it was, what became of it; what nobody owns yet can be taken on at once. */
export function FailureLine({ failure }: { failure: Failure }) {
  const { recoveryId } = failure;
  const words = <span className="line-clamp-2">{failure.words}</span>;
  return (
    <li className="flex flex-col gap-1 border-t border-line py-2 first:border-0 first:pt-0">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1">
          {recoveryId ? (
            <Link
              to={`/recoveries/${recoveryId}`}
              data-line
              className="text-ink decoration-line-strong hover:text-accent"
            >
              {words}
            </Link>
          ) : (
            words
          )}
        </span>
        <Time at={failure.happenedAt} className="flex-none text-sm text-ink-3" />
      </span>
      <span className="flex flex-wrap items-center gap-1">
        <SeverityPill failure={failure} />
        <Pill tone={tones[failure.status]}>{t(`status.${failure.status}`)}</Pill>
        {failure.owner && <span className="text-sm text-ink-3">{failure.owner.name}</span>}
        {failure.status === 'open' && recoveryId === null && <TakeOn failureId={failure.id} />}
      </span>
    </li>
  );
}
