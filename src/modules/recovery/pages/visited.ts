import { z } from 'zod';
import type { VisitRequest } from '#modules/access/index.ts';
import { getWorkspace, settingsOf } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { notFound } from '#platform/errors.ts';
import type { Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import { readingOf, type CustomerFacts, type Reading } from '../logic/customer-side.ts';
import { findCustomerFacts } from '../queries/customer-side.ts';
import { momentInWords } from './moments.ts';

/** How a page speaks to this visitor. */
export interface Speech {
  say: Translate;
  workspaceName: string;
  /** Days after the end in which it can come back, and in which it stays in view. */
  comesBackDays: number;
  /** Days in which what was said may be changed. */
  changeableDays: number;
  /** When something was. */
  moment: (at: Date) => string;
  /** By when something is due. */
  deadline: (at: Date) => string;
  money: (minor: number) => string;
}

export interface Visited extends Speech {
  facts: CustomerFacts;
  reading: Reading;
  visitor: Visitor;
  now: Date;
}

/** A putting-right of this visitor. Somebody else's cannot be told apart from one that never was. */
export async function visitedRecovery(ctx: Ctx, { visitor, params }: VisitRequest): Promise<Visited> {
  const id = z.uuid().safeParse(params['id']);
  const facts = id.success ? await findCustomerFacts(ctx, id.data) : undefined;
  const reading = facts && readingOf(facts, visitor.customerIds);
  if (!facts || !reading) throw notFound();
  return { ...(await speechFor(ctx, visitor)), facts, reading, visitor, now: ctx.now };
}

/** The same without saying who asks: for a form that must not go on unless its sender decides. */
export async function decidedRecovery(ctx: Ctx, visit: VisitRequest): Promise<Visited> {
  const visited = await visitedRecovery(ctx, visit);
  if (!visited.reading.mayAct) throw notFound();
  return visited;
}

export async function speechFor(ctx: Ctx, { language }: Visitor): Promise<Speech> {
  const workspace = await getWorkspace(ctx);
  const settings = settingsOf(workspace);
  const say = translator('recovery', language);
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: workspace.timeZone,
  });
  const currency = new Intl.NumberFormat(language, { style: 'currency', currency: workspace.currency });
  const digits = currency.resolvedOptions().maximumFractionDigits ?? 2;
  return {
    say,
    workspaceName: workspace.name,
    comesBackDays: settings.outerLimitDays,
    changeableDays: settings.answerChangeableDays,
    moment: (at) => format.format(at),
    deadline: (at) => momentInWords(say, at, { language, timeZone: workspace.timeZone, dateStyle: 'medium' }),
    money: (minor) => currency.format(minor / 10 ** digits),
  };
}

/** Names that fill in the words of a page. */
export function namesIn({ facts, say, workspaceName }: Visited): Record<string, string> {
  return {
    owner: facts.ownerName,
    workspace: workspaceName,
    guest: facts.beneficiary.name === '' ? say('portal.somebody') : facts.beneficiary.name,
  };
}
