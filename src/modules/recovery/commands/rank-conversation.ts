import { changeConversation, weighConversation } from '#modules/conversations/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { hasWaitingEcho, weightOf } from '../queries/echo-facts.ts';
import { effectiveSeverity, magnificationOf } from '../queries/magnification.ts';
import { findCustomer } from '../queries/places.ts';

/** Writes down what a conversation weighs: its gravest open failure, or the echo that waits in it, whichever is more. */
export async function rankConversation(ctx: Ctx, conversationId: string): Promise<void> {
  const place = await weightOf(ctx, conversationId);
  if (!place) return;
  const ofEcho = place.hasEcho ? await weightOfEcho(ctx, place.customerId) : 0;
  await weighConversation(ctx, { conversationId, effectiveSeverity: Math.max(place.gravest, ofEcho) });
}

/** An echo that nobody has looked at weighs like a failure until a person says how grave it was. */
async function weightOfEcho(ctx: Ctx, customerId: string): Promise<number> {
  const customer = await findCustomer(ctx, customerId);
  const { settings } = await getWorkspace(ctx);
  const { magnification } = await magnificationOf(ctx, customer?.tier ?? 'standard', settings);
  return effectiveSeverity(settings.echoSeverity, magnification);
}

/**
 * A conversation in which our words were thrown back is closed by a person, never by a rule or another system: what was
 * closed by none is opened again until somebody has looked.
 */
export async function reopenUnseenEcho(ctx: Ctx, conversationId: string): Promise<void> {
  if (await hasWaitingEcho(ctx, conversationId))
    await changeConversation(ctx, { params: { id: conversationId }, input: { status: 'open' } });
}
