import { CompiledQuery } from 'kysely';
import { fromKysely, PgBoss, type Job as BossJob, type JobInsert, type JobResult } from 'pg-boss';
import { z } from 'zod';
import type { Ctx, Platform } from '#platform/context.ts';
import { applicationRole } from '#platform/db/database.ts';
import { preparedText } from '#platform/db/prepared.ts';
import type { Statement } from '#platform/db/pipelined.ts';
import type { PendingEvent, Reaction } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { react } from './react.ts';

/**
 * Background work on pg-boss: enqueued in the transaction that causes it, run at least once, retried with back-off,
 * and left visible as failed when it never succeeds. Payloads hold ids only.
 */
export interface JobType<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  readonly retryLimit: number;
  /** A cron expression for work that comes by the clock; such a job runs once per installation, without a workspace. */
  readonly schedule: string | undefined;
  readonly run: (platform: Platform, payload: z.output<Payload>) => Promise<void>;
}

export function jobType<P extends z.ZodType>(
  name: string,
  options: {
    payload: P;
    retryLimit?: number;
    schedule?: string;
    run: (platform: Platform, payload: z.output<P>) => Promise<void>;
  },
): JobType<P> {
  return {
    name,
    payload: options.payload,
    retryLimit: options.retryLimit ?? 8,
    schedule: options.schedule,
    run: options.run,
  };
}

export interface Jobs {
  enqueue<P extends z.ZodType>(
    ctx: Ctx,
    type: JobType<P>,
    payload: z.input<P>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** Several jobs of one type, in one statement. */
  enqueueAll<P extends z.ZodType>(
    ctx: Ctx,
    type: JobType<P>,
    jobs: readonly ({ payload: z.input<P> } & EnqueueOptions)[],
  ): Promise<void>;
  /** What puts one job per reaction to these events on its queue. */
  enqueueingReactions(ctx: Ctx, events: PendingEvent[]): Promise<Statement[]>;
  /** Starts working; before that, jobs are only accepted. */
  work(platform: Platform): Promise<void>;
  counts(): Promise<QueueCount[]>;
  stop(): Promise<void>;
}

export interface EnqueueOptions {
  startAfter?: Date;
  /** Among jobs of this type that are still waiting, only one with this key exists. */
  singletonKey?: string;
}

export interface QueueCount {
  name: string;
  waiting: number;
  active: number;
  failed: number;
}

/** A job of an earlier version, still waiting when this one starts, names one event. */
const reactionPayload = z.union([
  z.object({ workspaceId: z.uuid(), eventIds: z.array(z.uuid()).min(1) }),
  z
    .object({ workspaceId: z.uuid(), eventId: z.uuid() })
    .transform(({ workspaceId, eventId }) => ({ workspaceId, eventIds: [eventId] })),
]);
/** Events of one transaction that one job brings to a reaction. */
const eventsPerJob = 50;

export interface JobCatalogue {
  jobs: readonly JobType[];
  reactions: readonly Reaction[];
}

export function reactionQueue(reaction: Pick<Reaction, 'name'>): string {
  return `reaction.${reaction.name}`;
}

/** Creates pg-boss's schema and our queues as the owner, and lets the application use but not change them. */
export async function prepareQueues(owner: Record<string, unknown>, catalogue: JobCatalogue): Promise<void> {
  const boss = new PgBoss({ ...owner, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => {
    // A failure while preparing rejects the call that hit it; this listener only keeps the process alive.
  });
  await boss.start();
  try {
    const wanted = [
      ...catalogue.jobs.map((job) => ({ name: job.name, retryLimit: job.retryLimit })),
      ...catalogue.reactions.map((reaction) => ({ name: reactionQueue(reaction), retryLimit: 8 })),
    ];
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const queue of wanted) {
      if (known.has(queue.name)) continue;
      await boss.createQueue(queue.name, {
        // At most one waiting job per key; a job without a key of its own gets its id as one.
        policy: 'short',
        retryLimit: queue.retryLimit,
        retryBackoff: true,
        retryDelay: 1,
        retryDelayMax: 600,
        expireInSeconds: 120,
        heartbeatSeconds: 20,
        deleteAfterSeconds: 3600,
        notify: true,
      });
    }
    await boss.getDb().executeSql(`
      grant usage on schema pgboss to ${applicationRole};
      grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
      grant usage on all sequences in schema pgboss to ${applicationRole};
      grant execute on all functions in schema pgboss to ${applicationRole};
    `);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}

interface JobsOptions {
  owner: Record<string, unknown>;
  catalogue: JobCatalogue;
  onError: (error: Error) => void;
  /** How often idle queues are looked at when no notification comes; tests shorten it. */
  pollSeconds?: number;
}

export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    ...options.owner,
    options: `-c role=${applicationRole}`,
    application_name: 'extramile-jobs',
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    reindex: false,
    monitorVacuum: false,
    // How soon the jobs of a killed process are taken up again: heartbeat (20 s) plus one look.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    max: 6,
  });
  boss.on('error', options.onError);
  await boss.start();
  const reactionsOf = new Map<string, Reaction[]>();
  for (const reaction of options.catalogue.reactions) {
    reactionsOf.set(reaction.type, [...(reactionsOf.get(reaction.type) ?? []), reaction]);
  }
  const enqueueAll: Jobs['enqueueAll'] = async (ctx, type, given) => {
    if (given.length === 0) return;
    const jobs = given.map(({ payload, singletonKey, startAfter }): JobInsert => {
      const id = newId();
      const data = type.payload.parse(payload) as object;
      return { id, data, singletonKey: singletonKey ?? id, ...(startAfter ? { startAfter } : {}) };
    });
    await boss.insert(type.name, jobs, { db: fromKysely(ctx.tx) });
  };
  return {
    enqueueAll,
    enqueue: (ctx, type, payload, given = {}) => enqueueAll(ctx, type, [{ payload, ...given }]),
    enqueueingReactions: async (ctx, events) => {
      const byReaction = new Map<Reaction, string[]>();
      for (const event of events)
        for (const reaction of reactionsOf.get(event.type) ?? [])
          if (reaction.concerns(event.payload))
            byReaction.set(reaction, [...(byReaction.get(reaction) ?? []), event.id]);
      const statements: Statement[] = [];
      const db = collecting(statements);
      for (const [reaction, eventIds] of byReaction)
        await boss.insert(reactionQueue(reaction), reactionJobs(ctx, reaction, eventIds), { db });
      return statements;
    },
    work: (platform) => startWorkers(boss, platform, options),
    counts: async () => {
      const queues = await boss.getQueues();
      return queues.map((queue) => ({
        name: queue.name,
        waiting: queue.queuedCount,
        active: queue.activeCount,
        failed: queue.failedCount,
      }));
    },
    stop: () => boss.stop({ graceful: true, close: true, timeout: 20_000 }),
  };
}

/** Takes down what pg-boss would have done, to be sent with what belongs to it. */
function collecting(statements: Statement[]) {
  return {
    executeSql: async (text: string, values: readonly unknown[] = []) => {
      statements.push({ compile: () => CompiledQuery.raw(preparedText(text), [...values]) });
      return { rows: [] };
    },
  };
}

function reactionJobs(ctx: Ctx, { runTogether }: Reaction, eventIds: readonly string[]): JobInsert[] {
  const perJob = runTogether ? eventsPerJob : 1;
  const jobs: JobInsert[] = [];
  for (let start = 0; start < eventIds.length; start += perJob) {
    const some = eventIds.slice(start, start + perJob);
    const data = { workspaceId: ctx.workspaceId, eventIds: some };
    jobs.push({ id: newId(), data, singletonKey: some[0] ?? newId() });
  }
  return jobs;
}

async function startWorkers(boss: PgBoss, platform: Platform, options: JobsOptions): Promise<void> {
  const rhythm = {
    batchSize: 25,
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: options.pollSeconds ?? 2,
    notifyPollingIntervalSeconds: options.pollSeconds ?? 5,
  } as const;
  for (const job of options.catalogue.jobs) {
    await boss.work(job.name, rhythm, (batch) =>
      settle(platform, job.name, batch, (data) => job.run(platform, job.payload.parse(data))),
    );
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'UTC' });
  }
  for (const reaction of options.catalogue.reactions) {
    const queue = reactionQueue(reaction);
    await boss.work(queue, rhythm, (batch) =>
      settle(platform, queue, batch, (data) => react(platform, reaction, reactionPayload.parse(data))),
    );
  }
}

/** One job's failure is its own: the others of the batch are completed, and the failed one is tried again later. */
async function settle(
  platform: Platform,
  queue: string,
  batch: BossJob<unknown>[],
  work: (data: unknown) => Promise<void>,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const job of batch) {
    try {
      await work(job.data);
      results.push({ id: job.id, status: 'completed' });
    } catch (error) {
      platform.log.error({ queue, jobId: job.id, err: error }, 'job failed');
      results.push({
        id: job.id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      });
    }
  }
  return results;
}
