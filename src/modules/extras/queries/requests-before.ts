import { sql } from 'kysely';
import type { Reader } from '#platform/context.ts';

/** Has anybody asked for this kind before that moment? */
export async function isKindAskedBefore(ctx: Reader, kindId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from requests
      where workspace_id = ${ctx.workspaceId} and kind_id = ${kindId}::uuid and asked_at <= ${at}) as found`.execute(
    ctx.tx,
  );
  return rows[0]?.found === true;
}

export function findExtraPlace(ctx: Reader, extraId: string) {
  return ctx.tx
    .selectFrom('extras')
    .select(['id', 'kindId', 'customerId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', extraId)
    .executeTakeFirst();
}
