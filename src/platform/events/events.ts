import type { z } from 'zod';
import { newId } from '#platform/ids.ts';
import type { Ctx } from '#platform/context.ts';

/** What a module announces: a name in the past tense and the ids and facts that changed, never whole objects. */
export interface EventType<Payload extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly payload: Payload;
}

export function eventType<P extends z.ZodType>(type: string, payload: P): EventType<P> {
  return { type, payload };
}

export type PayloadOf<E> = E extends EventType<infer P> ? z.output<P> : never;

export interface PendingEvent {
  id: string;
  type: string;
  payload: unknown;
  subjectId: string | null;
  /** The event this one follows from, where the work reacts to several; otherwise the context knows it. */
  causedBy: string | undefined;
}

/** Longest chain of events causing events; beyond it an automation is going round in circles (REL-14). */
export const longestChain = 10;

/**
 * Says that something happened. Nothing leaves before the transaction commits; then every reaction runs at least once.
 * `subjectId` is whose timeline the event belongs on, usually the conversation's.
 */
export function announce<P extends z.ZodType>(
  ctx: Ctx,
  type: EventType<P>,
  payload: z.input<P>,
  options: { subjectId?: string; causedBy?: string } = {},
): string {
  const id = newId();
  ctx.pending.push({
    id,
    type: type.type,
    payload: type.payload.parse(payload),
    subjectId: options.subjectId ?? null,
    causedBy: options.causedBy,
  });
  return id;
}

export interface HappenedEvent<Payload> {
  id: string;
  type: string;
  payload: Payload;
  at: Date;
  depth: number;
}

/**
 * What a module does when another announces something. It runs in a transaction of its own, at least once and maybe
 * twice, so it re-reads what it needs and writes in a way that a second run changes nothing.
 */
export interface Reaction {
  readonly name: string;
  readonly type: string;
  readonly run: (ctx: Ctx, event: HappenedEvent<unknown>) => Promise<void>;
  /** Whether the event is any of its business; where it is not, no job is made for it. */
  readonly concerns: (payload: unknown) => boolean;
  /** What happens in bursts is reacted to in bursts: several events of one transaction at once. */
  readonly runTogether?: (ctx: Ctx, events: readonly HappenedEvent<unknown>[]) => Promise<void>;
}

interface ReactionOptions<P extends z.ZodType> {
  /** Decided by the payload alone, in the transaction that announces it. */
  onlyIf?: (payload: z.output<P>) => boolean;
}

export function reaction<P extends z.ZodType>(
  name: string,
  to: EventType<P>,
  handle: (ctx: Ctx, event: HappenedEvent<z.output<P>>) => Promise<void>,
  options: ReactionOptions<P> = {},
): Reaction {
  return {
    name,
    type: to.type,
    concerns: concernsOf(to, options),
    run: (ctx, event) => handle(ctx, { ...event, payload: to.payload.parse(event.payload) }),
  };
}

/**
 * The same for what happens in bursts: all events of one transaction at once, so that they cost a few statements and not
 * a few each. When they fail together, each is tried alone: what one of them breaks on holds none of the others back.
 */
export function reactionToSeveral<P extends z.ZodType>(
  name: string,
  to: EventType<P>,
  handle: (ctx: Ctx, events: readonly HappenedEvent<z.output<P>>[]) => Promise<void>,
  options: ReactionOptions<P> = {},
): Reaction {
  const runTogether = (ctx: Ctx, events: readonly HappenedEvent<unknown>[]) =>
    handle(
      ctx,
      events.map((event) => ({ ...event, payload: to.payload.parse(event.payload) })),
    );
  const run: Reaction['run'] = (ctx, event) => runTogether(ctx, [event]);
  return { name, type: to.type, concerns: concernsOf(to, options), runTogether, run };
}

function concernsOf<P extends z.ZodType>(
  to: EventType<P>,
  { onlyIf }: ReactionOptions<P>,
): Reaction['concerns'] {
  return onlyIf ? (payload) => onlyIf(to.payload.parse(payload)) : () => true;
}
