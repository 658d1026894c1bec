import type { Ctx } from '#platform/context.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { MySection, Visitor } from '#platform/module.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import type { DuePromise } from '../contract.ts';
import { listPromisesTo } from '../queries/promises-to.ts';
import { listPromisesFor, type PublishedPromise } from '../queries/promises-for.ts';

/** What we promise this customer and how we keep it; what is open now, and what became of the latest. */
export const mySection: MySection = { name: 'promises', order: 20, show: showPromises };

async function showPromises(ctx: Ctx, visitor: Visitor): Promise<Html | undefined> {
  const promises = await listPromisesFor(ctx, { customerId: visitor.customerId });
  const { open, lately, timeZone } = await listPromisesTo(ctx, visitor.customerIds);
  if (promises.length === 0 && open.length === 0 && lately.length === 0) return undefined;
  const say = translator('promises', visitor.language);
  const when = moments(visitor.language, timeZone);
  return html`<h2>${say('my.title')}</h2>
${open.length === 0 ? '' : html`<h3>${say('my.open')}</h3><ul class="list">${open.map((due) => openLine(say, when, due))}</ul>`}
${promises.map((promise) => entry(say, when, promise))}
${
  lately.length === 0
    ? ''
    : html`<details class="small quiet"><summary>${say('my.lately')}</summary>
<ul>${lately.map((due) => html`<li>${say(due.outcome === 'kept' ? 'my.wasKept' : 'my.wasMissed', { name: due.promise.name, day: when.day(due.fulfilledAt ?? due.dueAt) })}</li>`)}</ul></details>`
}`;
}

interface Moments {
  exact: (at: string) => string;
  day: (at: string) => string;
}

/** Moments as the business says them, with the zone they are of: a customer elsewhere can then tell. */
function moments(language: string, timeZone: string): Moments {
  const exact = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return { exact: (at) => exact.format(new Date(at)), day: (at) => day.format(new Date(at)) };
}

function openLine(say: Translate, when: Moments, due: DuePromise) {
  const name = due.promise.name;
  const words = due.slotStartsAt
    ? say('my.slot', { name, from: when.exact(due.slotStartsAt), time: when.exact(due.dueAt) })
    : say('my.due', { name, time: when.exact(due.dueAt) });
  const first = due.moves[0];
  return html`<li>${words}${first ? html` <span class="small quiet">${say('my.moved', { time: when.exact(first.fromDueAt) })}</span>` : ''}</li>`;
}

function entry(say: Translate, when: Moments, promise: PublishedPromise) {
  const small = [
    keptWords(say, promise),
    promise.status === 'on-trial' &&
      promise.trialUntil &&
      say('my.trial', { day: when.day(promise.trialUntil) }),
    promise.limits && say('my.limits', { words: promise.limits }),
    promise.redress && say('my.redress', { words: promise.redress }),
    promise.turnaround && say('my.why', { words: promise.turnaround.why }),
    promise.turnaround && say('my.meanwhile', { words: promise.turnaround.meanwhile }),
  ].filter(Boolean);
  return html`<div class="entry">
<p>${promise.sentence}${promise.audience === 'customer' ? html` <span class="small quiet">${say('my.forYou')}</span>` : ''}</p>
${small.map((words) => html`<p class="small quiet">${words}</p>`)}
</div>`;
}

/** Below ten outcomes there is no share to show, only what has been so far. */
function keptWords(say: Translate, { keptness }: PublishedPromise): string {
  const { share, kept, n, verdict } = keptness;
  if (!share) return say('my.notYet');
  if (verdict === 'too-few') return say('my.few', { kept, n });
  const percent = (value: number) => `${Math.round(value * 100)}%`;
  return say('my.kept', { kept, n, low: percent(share.interval.low), high: percent(share.interval.high) });
}
