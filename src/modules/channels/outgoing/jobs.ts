import { sql } from 'kysely';
import { z } from 'zod';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import type { Service } from '#platform/module.ts';
import { openLanes, type Lanes } from './lanes.ts';
import { loseMail, sendMail } from './send-mail.ts';
import { closeWaysOut } from './way-out.ts';

/** As many as a mail server likes to see from one sender, and no more connections than are kept open. */
const mostAtOncePerInbox = 2;
const lanesOf = new WeakMap<Platform, Lanes>();

/**
 * Hands a mail to the lane of its inbox and ends; the queue would otherwise let one slow server hold up all mail. What
 * a crash loses here is still queued in the outbox, where the sweep finds it.
 */
export const sendMailJob = jobType('channels.send-mail', {
  payload: z.object({ workspaceId: z.uuid(), mailId: z.uuid(), inboxId: z.uuid().nullable() }),
  run: async (platform, { workspaceId, mailId, inboxId }) => {
    lanes(platform).add(inboxId ?? workspaceId, () =>
      sendMail(platform, { workspaceId, mailId, again: enqueueSending }),
    );
  },
});

export function enqueueSending(
  ctx: Ctx,
  mail: { mailId: string; inboxId: string | null },
  startAfter: Date,
): Promise<void> {
  return ctx.platform.jobs.enqueue(
    ctx,
    sendMailJob,
    { workspaceId: ctx.workspaceId, ...mail },
    { startAfter },
  );
}

const mostPerSweep = 500;
/** Between two looks for senders that died; the scheduled job is there for when no service runs. */
const lookEveryMilliseconds = 15_000;

/** Mails whose sender died are uncertain from now on; mails long due that no job knows of any more get one. */
export const sweepOutgoingMails = jobType('channels.sweep-outgoing-mails', {
  payload: z.object({}),
  schedule: '* * * * *',
  run: sweep,
});

async function sweep(platform: Platform): Promise<void> {
  const { rows } = await sql<{ workspaceId: string; mailId: string; state: string }>`
    select workspace_id, outgoing_mail_id as mail_id, state
    from list_stuck_outgoing_mails(${platform.clock.now()}, ${mostPerSweep})`.execute(platform.db);
  for (const { workspaceId, mailId, state } of rows) {
    const options = { workspaceId, actor: systemActor, requestId: newId() };
    await run(platform, options, (ctx) =>
      state === 'sending' ? loseMail(ctx, mailId) : findJob(ctx, mailId),
    );
  }
}

async function findJob(ctx: Ctx, mailId: string): Promise<void> {
  const mail = await ctx.tx
    .selectFrom('outgoingMails')
    .select('inboxId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailId)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  if (!mail) return;
  // One waiting job per mail is enough, however often the sweep comes by while the queue is slow.
  const payload = { workspaceId: ctx.workspaceId, mailId, inboxId: mail.inboxId };
  await ctx.platform.jobs.enqueue(ctx, sendMailJob, payload, { singletonKey: mailId });
}

function lanes(platform: Platform): Lanes {
  const known = lanesOf.get(platform);
  if (known) return known;
  const opened = openLanes({
    mostAtOnce: mostAtOncePerInbox,
    onError: (err) => platform.log.error({ err }, 'mail not sent'),
  });
  lanesOf.set(platform, opened);
  return opened;
}

/** Mails that are leaving when the program ends are waited for; the others leave after the next start. */
export function outgoingService(platform: Platform): Service {
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(() => sweep(platform))
      .catch((err: unknown) => {
        // The next look is near, and the scheduled one reports what lasts.
        platform.log.info({ err }, 'outbox not looked through');
      });
  }, lookEveryMilliseconds).unref();
  return {
    name: 'outgoing-mail',
    stop: async () => {
      clearInterval(timer);
      await looking;
      await lanes(platform).close();
      closeWaysOut(platform);
    },
  };
}

export const outgoingJobs = [sendMailJob, sweepOutgoingMails];
