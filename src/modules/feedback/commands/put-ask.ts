import type { Ctx } from '#platform/context.ts';
import { sendCustomerMail } from '#modules/channels/index.ts';
import { announce } from '#platform/events/events.ts';
import { spokenLanguage } from '#platform/texts/texts.ts';
import { newId } from '#platform/ids.ts';
import { newAskToken } from '../ask-token.ts';
import { questionsMail } from '../emails.ts';
import { askSent } from '../events.ts';
import { mayAskCustomer, type CustomerVerdict } from '../logic/may-ask.ts';
import { daysLater, linkLivesDays } from '../logic/page-state.ts';
import { lockCustomerFacts } from '../queries/ask-facts.ts';

export interface WantedAsk {
  customerId: string;
  kind: 'check-in' | 'same-sentence';
  waveId: string | null;
}

export type PutVerdict = CustomerVerdict | { allowed: false; because: 'unknown' };

/**
 * Puts questions that follow no conversation. The verdict is made under a lock on the customer, by the same check as
 * every other ask, so of any number who want to ask at once one does.
 */
export async function putAsk(ctx: Ctx, wanted: WantedAsk): Promise<PutVerdict> {
  const known = await lockCustomerFacts(ctx, wanted.customerId);
  if (!known) return { allowed: false, because: 'unknown' };
  const { customer, settings, facts } = known;
  const verdict = mayAskCustomer(facts, settings, ctx.now);
  if (!verdict.allowed || facts.address === null) return verdict;
  const { token, hash } = newAskToken(ctx.workspaceId);
  const askId = newId();
  await ctx.tx
    .insertInto('asks')
    .values({
      workspaceId: ctx.workspaceId,
      id: askId,
      ...wanted,
      tokenHash: hash,
      address: facts.address,
      sentAt: ctx.now,
      expiresAt: daysLater(ctx.now, linkLivesDays),
    })
    .execute();
  const mail = await questionsMail({
    kind: wanted.kind,
    pageUrl: new URL(`/a/${token}`, ctx.platform.config.baseUrl).toString(),
    workspaceName: customer.workspaceName,
    language: spokenLanguage(customer.language, customer.locale),
    restDays: settings.restDays,
  });
  await sendCustomerMail(ctx, {
    ...mail,
    to: { name: customer.name, address: facts.address },
    conversationId: null,
    inboxId: null,
  });
  const at = ctx.now.toISOString();
  announce(ctx, askSent, {
    askId,
    conversationId: null,
    customerId: wanted.customerId,
    staffId: null,
    at,
  });
  return verdict;
}
