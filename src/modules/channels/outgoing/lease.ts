import { inWorkspace } from '#platform/db/database.ts';
import type { Platform } from '#platform/context.ts';

/**
 * A mail that is being sent is leased by its sender, who renews the lease for as long as it is at work, however slow the
 * other server is. A sender that died renews nothing: half a minute later the lease is over, and the next look at the
 * outbox, at most a quarter of a minute away, says that nobody knows whether the mail left (REL-08, REL-10).
 */
export const leaseInMilliseconds = 30_000;
const renewedEveryMilliseconds = 10_000;

export interface LeasedMail {
  id: string;
  leaseUntil: Date;
}

export interface Lease {
  /** Which lease is held now; only its holder may write down what came of the mail. */
  until(): Date;
  /** Ends the renewing, and waits for one that is under way. */
  release(): Promise<void>;
}

export function holdLease(
  platform: Platform,
  workspaceId: string,
  mail: LeasedMail,
  every = renewedEveryMilliseconds,
): Lease {
  let until = mail.leaseUntil;
  let underWay: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(async () => {
      try {
        until = (await renewLease(platform, workspaceId, { id: mail.id, leaseUntil: until })) ?? until;
      } catch (err) {
        // The database is away. The mail may be called uncertain meanwhile; what is known at the end corrects that.
        platform.log.info({ err, mailId: mail.id }, 'lease not renewed');
      }
    });
  }, every).unref();
  return {
    until: () => until,
    release: () => {
      clearInterval(timer);
      return underWay;
    },
  };
}

/** Undefined when the mail is no longer ours: settled, or taken up anew by a person's decision. */
export async function renewLease(
  platform: Platform,
  workspaceId: string,
  { id, leaseUntil }: LeasedMail,
): Promise<Date | undefined> {
  const next = new Date(platform.clock.now().getTime() + leaseInMilliseconds);
  const renewed = await inWorkspace(platform.db, workspaceId, (tx) =>
    tx
      .updateTable('outgoingMails')
      .set({ leaseUntil: next })
      .where('workspaceId', '=', workspaceId)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('leaseUntil', '=', leaseUntil)
      .executeTakeFirst(),
  );
  return renewed.numUpdatedRows === 1n ? next : undefined;
}
