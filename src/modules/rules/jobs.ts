import { sql } from 'kysely';
import { z } from 'zod';
import { listWorkspaceIds } from '#modules/workspace/index.ts';
import { getHouse } from '#modules/promises/index.ts';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { sendAccountMail } from '#platform/mail/account-mail.ts';
import { endUnowned, keepAfter, noteReminder } from './commands/look-after.ts';
import { openReviewIfDue } from './commands/open-review.ts';
import { workedDaysLeft } from './logic/working-days.ts';
import { composeReminder } from './mails.ts';
import { todayOf } from './queries.ts';

/** The mail itself goes in a job of its own, tried again until the server takes it. */
export const remindJob = jobType('rules.remind', {
  payload: z.object({ workspaceId: z.uuid(), reviewId: z.uuid(), mailId: z.uuid() }),
  run: async (platform, { workspaceId, reviewId, mailId }) => {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    const mail = await run(platform, options, (ctx) => composeReminder(ctx, { reviewId, mailId }));
    if (mail) await sendAccountMail(platform, mail);
  },
});

/** Every hour: dates that passed open reviews, the last days are reminded of, and what came of decisions is kept. */
export const lookAfterRules = jobType('rules.look-after', {
  payload: z.object({}),
  schedule: '23 * * * *',
  run: lookAfterAll,
});

export const jobs = [remindJob, lookAfterRules];

const batch = 200;

async function lookAfterAll(platform: Platform): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(platform.db)) {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    const todo = await run(platform, options, findWork);
    // One transaction each: one that fails does not hold back the others.
    for (const work of todo) await run(platform, options, work);
  }
}

type Work = (ctx: Ctx) => Promise<unknown>;

async function findWork(ctx: Ctx): Promise<Work[]> {
  return [...(await passedDates(ctx)), ...(await openReviews(ctx)), ...(await overReviews(ctx))];
}

async function passedDates(ctx: Ctx): Promise<Work[]> {
  const rows = await ctx.tx
    .selectFrom('rules as r')
    .select('r.id')
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.status', 'in', ['live', 'explained'])
    .where('r.reviewBy', '<', await todayOf(ctx))
    .where(
      sql<boolean>`not exists (select from rule_reviews v
        where v.workspace_id = r.workspace_id and v.rule_id = r.id and v.decided_at is null)`,
    )
    .orderBy('r.reviewBy')
    .limit(batch)
    .execute();
  return rows.map(
    ({ id }) =>
      (own) =>
        openReviewIfDue(own, id, 'date'),
  );
}

async function openReviews(ctx: Ctx): Promise<Work[]> {
  const house = await getHouse(ctx);
  const rows = await ctx.tx
    .selectFrom('ruleReviews')
    .select(['id', 'ruleId', 'decideBy', 'remindedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('decidedAt', 'is', null)
    .orderBy('decideBy')
    .limit(batch)
    .execute();
  return rows.flatMap(({ id, ruleId, decideBy, remindedAt }): Work[] => {
    if (decideBy <= ctx.now) return [(own) => endUnowned(own, { reviewId: id, ruleId })];
    const isLate = workedDaysLeft(house, ctx.now, decideBy) <= house.settings.ruleReminderDays;
    return isLate && remindedAt === null ? [(own) => remind(own, id)] : [];
  });
}

async function remind(ctx: Ctx, reviewId: string): Promise<void> {
  if (!(await noteReminder(ctx, reviewId))) return;
  const { workspaceId } = ctx;
  await ctx.platform.jobs.enqueue(ctx, remindJob, { workspaceId, reviewId, mailId: newId() });
}

async function overReviews(ctx: Ctx): Promise<Work[]> {
  const { settings } = await getHouse(ctx);
  const rows = await ctx.tx
    .selectFrom('ruleReviews')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('afterAt', 'is', null)
    .where('decidedAt', '<=', new Date(ctx.now.getTime() - settings.graveyardDays * 86_400_000))
    .orderBy('decidedAt')
    .limit(batch)
    .execute();
  return rows.map(
    ({ id }) =>
      (own) =>
        keepAfter(own, id),
  );
}
