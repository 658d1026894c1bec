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
  options: { subjectId?: string } = {},
): string {
  const id = newId();
  ctx.pending.push({
    id,
    type: type.type,
    payload: type.payload.parse(payload),
    subjectId: options.subjectId ?? null,
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
}

export function reaction<P extends z.ZodType>(
  name: string,
  to: EventType<P>,
  handle: (ctx: Ctx, event: HappenedEvent<z.output<P>>) => Promise<void>,
): Reaction {
  return {
    name,
    type: to.type,
    run: (ctx, event) => handle(ctx, { ...event, payload: to.payload.parse(event.payload) }),
  };
}
