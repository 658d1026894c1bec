import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import type { Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { Agreement } from '../contract.ts';
import type { Speaker } from '../commands/locked-page.ts';
import { getAgreement } from '../queries/agreements.ts';

/** A page of this visitor, with what is needed to speak of it. Others' pages, and drafts, are not there for them. */
export async function visitedPage(ctx: Ctx, visitor: Visitor, agreementId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(agreementId)) throw notFound();
  const agreement = await getAgreement(ctx, agreementId);
  const isTheirs = agreement.customer !== null && visitor.customerIds.includes(agreement.customer.id);
  if (!isTheirs || !agreement.latest) throw notFound();
  return { agreement: { ...agreement, draft: null }, ...(await wordsFor(ctx, visitor)) };
}
export type Visited = Awaited<ReturnType<typeof visitedPage>>;

export async function wordsFor(ctx: Ctx, visitor: Visitor) {
  const workspace = await getWorkspace(ctx);
  const say: Translate = translator('agreements', visitor.language);
  const format = new Intl.DateTimeFormat(visitor.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: workspace.timeZone,
  });
  return { say, workspaceName: workspace.name, moment: (at: string) => format.format(new Date(at)) };
}

/** What is on the table: the version offered, else the one in force, else the latest. */
export function shownVersion(agreement: Agreement) {
  return agreement.pending ?? agreement.inForce ?? agreement.latest;
}

export function theirSpeaker(visitor: Visitor, name: string): Speaker {
  const given = name.trim().slice(0, 200);
  return {
    side: 'them',
    name: given === '' ? visitor.name : given,
    staffId: null,
    customerId: visitor.customerId,
  };
}
