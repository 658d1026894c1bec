import type { Ctx } from '#platform/context.ts';
import { invalid, Refusal } from '#platform/errors.ts';

export function conflict(code: string, facts?: Record<string, unknown>): Refusal {
  return new Refusal(code, { kind: 'conflict', ...(facts ? { facts } : {}) });
}

/** Who takes a step, as it is stored beside it. */
export function actorOf({ actor }: Ctx): { byKind: string; byId: string | null } {
  return { byKind: actor.kind, byId: actor.kind === 'system' ? null : actor.id };
}

export function subject(conversationId: string | null): { subjectId?: string } {
  return conversationId === null ? {} : { subjectId: conversationId };
}

/** A clock a little ahead of ours is no lie: up to a minute is taken as now. */
const toleratedMilliseconds = 60_000;

export function momentOf(ctx: Ctx, given: string | undefined, path: string): Date {
  if (given === undefined) return ctx.now;
  const at = new Date(given);
  if (at.getTime() > ctx.now.getTime() + toleratedMilliseconds) throw invalid('moment_in_the_future', path);
  return at > ctx.now ? ctx.now : at;
}
