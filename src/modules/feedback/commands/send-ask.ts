import { sendCustomerMail } from '#modules/channels/index.ts';
import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { spokenLanguage } from '#platform/texts/texts.ts';
import { newId } from '#platform/ids.ts';
import { newAskToken } from '../ask-token.ts';
import { askMail } from '../emails.ts';
import { askSent } from '../events.ts';
import { chooseElement } from '../logic/choose-element.ts';
import { mayAsk, type AskVerdict } from '../logic/may-ask.ts';
import { daysLater, linkLivesDays } from '../logic/page-state.ts';
import { listElementChoices, lockAskFacts } from '../queries/ask-facts.ts';

/** May this conversation's customer be asked, and from when? Asked at the closing and again when the mail would leave. */
export async function considerAsk(ctx: Ctx, conversationId: string): Promise<AskVerdict> {
  const known = await lockAskFacts(ctx, conversationId);
  if (!known) return { allowed: false, because: 'not-closed' };
  return mayAsk(known.facts, known.settings, ctx.now);
}

/** The queue's clock is the database's; a job that it starts a moment early is on time. */
const earlyByMilliseconds = 60_000;

/**
 * Sends the ask of a closed conversation, or leaves it and says why. The verdict is made afresh under a lock on the
 * customer: reopened, declined or asked elsewhere meanwhile, and no mail leaves. Closed again meanwhile, the ask is that
 * closing's, whose own job comes later.
 */
export async function sendAsk(ctx: Ctx, conversationId: string): Promise<AskVerdict> {
  const known = await lockAskFacts(ctx, conversationId);
  if (!known || known.address === null) return { allowed: false, because: 'not-closed' };
  const verdict = mayAsk(known.facts, known.settings, ctx.now);
  if (!verdict.allowed || verdict.from.getTime() > ctx.now.getTime() + earlyByMilliseconds) return verdict;
  const { conversation, servedBy } = known;
  const evidenceSince = daysLater(ctx.now, -30).toISOString().slice(0, 10);
  const element = chooseElement(await listElementChoices(ctx, evidenceSince), conversation.touchpointId);
  const { token, hash } = newAskToken(ctx.workspaceId);
  const askId = newId();
  await ctx.tx
    .insertInto('asks')
    .values({
      workspaceId: ctx.workspaceId,
      id: askId,
      customerId: conversation.customerId,
      conversationId,
      staffId: servedBy?.id ?? null,
      teamId: conversation.teamId,
      touchpointId: conversation.touchpointId,
      elementId: element?.id ?? null,
      tokenHash: hash,
      address: known.address,
      sentAt: ctx.now,
      expiresAt: daysLater(ctx.now, linkLivesDays),
    })
    .execute();
  const mail = await askMail({
    pageUrl: new URL(`/a/${token}`, ctx.platform.config.baseUrl).toString(),
    workspaceName: conversation.workspaceName,
    subject: conversation.subject,
    staffName: servedBy?.name ?? null,
    language: spokenLanguage(conversation.language ?? conversation.conversationLanguage, conversation.locale),
    restDays: known.settings.restDays,
  });
  await sendCustomerMail(ctx, {
    ...mail,
    to: { name: conversation.name, address: known.address },
    inboxId: conversation.inboxId,
    conversationId,
  });
  const { customerId } = conversation;
  const facts = {
    askId,
    conversationId,
    customerId,
    staffId: servedBy?.id ?? null,
    at: ctx.now.toISOString(),
  };
  announce(ctx, askSent, facts, { subjectId: conversationId });
  return verdict;
}
