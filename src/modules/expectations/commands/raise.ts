import type { Ctx } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import type { expectsMoreEndpoint, Expectation } from '../contract.ts';
import { raised, stateOf } from '../logic/levels.ts';
import { findExpectation } from '../queries/expectation-rows.ts';
import { findStanding } from '../queries/facts.ts';
import { assertPlace } from './record-expectation.ts';
import { writeRecord } from './write-record.ts';

type Raise = InputOf<typeof expectsMoreEndpoint>;

/** They count on more: raises what is expected now. */
export function expectsMore(ctx: Ctx, given: Raise): Promise<Expectation> {
  return raise(ctx, given, 'expectedNow');
}

/** They wish for more: raises what is desired. */
export function wantsMore(ctx: Ctx, given: Raise): Promise<Expectation> {
  return raise(ctx, given, 'desired');
}

/** A wish that came with an answer to a question of ours; `step` says how far it goes. */
export function noteWant(
  ctx: Ctx,
  { step, ...given }: { customerId: string; elementId: string; words: string; step: number },
): Promise<Expectation> {
  return raise(ctx, { ...given, source: 'said' }, 'desired', step);
}

/** One of two levels, never both: merging wish and expectation would turn every wish into a disappointment. */
async function raise(
  ctx: Ctx,
  given: Raise,
  which: 'expectedNow' | 'desired',
  step?: number,
): Promise<Expectation> {
  await assertPlace(ctx, given);
  const standing = await findStanding(ctx, given);
  const before = standing?.withdrawnAt === null ? await findExpectation(ctx, standing.id) : undefined;
  const level = raised(before?.[which] ?? null, given.to, step);
  if (level === undefined) throw new Refusal('not_more', { kind: 'conflict' });
  return writeRecord(ctx, {
    customerId: given.customerId,
    elementId: given.elementId,
    adequate: before?.adequate ?? null,
    desired: before?.desired ?? null,
    expectedNow: before?.expectedNow ?? null,
    [which]: level,
    words: given.words || (before?.words ?? ''),
    source: given.source,
    confidence: before?.confidence ?? 'medium',
    state: stateOf(given.source),
    conversationId: given.conversationId ?? before?.conversationId ?? null,
    replacesId: standing?.id ?? null,
    what: which === 'desired' ? 'wants-more' : 'expects-more',
  });
}
