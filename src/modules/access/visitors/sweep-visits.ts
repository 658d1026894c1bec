import type { Ctx } from '#platform/context.ts';
import { visitIdleMilliseconds } from '../logic/visits.ts';

/** A spent link is kept for a while, so that whoever comes late is offered a new one. */
const keptMilliseconds = 90 * 86_400_000;

/** Takes away visits that ended and links long out of date; both were refused already. */
export async function sweepVisits({ tx, workspaceId, now }: Ctx): Promise<void> {
  await tx
    .deleteFrom('customerSessions')
    .where('workspaceId', '=', workspaceId)
    .where((eb) =>
      eb.or([
        eb('expiresAt', '<=', now),
        eb('lastSeenAt', '<=', new Date(now.getTime() - visitIdleMilliseconds)),
        eb('revokedAt', 'is not', null),
      ]),
    )
    .execute();
  await tx
    .deleteFrom('customerLinks')
    .where('workspaceId', '=', workspaceId)
    .where('expiresAt', '<=', new Date(now.getTime() - keptMilliseconds))
    .execute();
}
