import { PromiseClock } from '#modules/conversations/web/index.ts';
import type { DuePromise } from '../contract.ts';

/** The clock of a due promise, as the inbox shows it. */
export function DueClock({ due }: { due: DuePromise }) {
  const { id, startedAt, dueAt, outcome, fulfilledAt } = due;
  const { name, kind } = due.promise;
  return <PromiseClock promise={{ id, name, kind, startedAt, dueAt, outcome, fulfilledAt }} words="short" />;
}
