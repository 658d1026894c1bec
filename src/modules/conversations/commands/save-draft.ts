import { sql } from 'kysely';
import { type Ctx, staffIdOf } from '#platform/context.ts';
import type { InputOf, OutputOf } from '#platform/contract.ts';
import { Refusal } from '#platform/errors.ts';
import { safeStaffHtml } from '#platform/html/staff-html.ts';
import type { saveDraft as endpoint } from '../contract.ts';
import { assertVisible } from '../queries/get-conversation.ts';

/** Keeps the words as they are being written, one draft per person and kind; emptying it removes it. */
export async function saveDraft(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof endpoint> },
): Promise<OutputOf<typeof endpoint>> {
  const staffId = staffIdOf(ctx);
  if (staffId === null) throw new Refusal('not_allowed', { kind: 'forbidden', facts: { needs: 'staff' } });
  await assertVisible(ctx, params.id);
  const place = {
    workspaceId: ctx.workspaceId,
    conversationId: params.id,
    staffId,
    kind: input.kind,
  };
  const html = withAddresses(safeStaffHtml(input.html));
  if (saysNothing(html, input.attachmentIds)) {
    await ctx.tx
      .deleteFrom('drafts')
      .where((eb) => eb.and(place))
      .execute();
    return { revision: 0, updatedAt: null };
  }
  const words = {
    html,
    toAddresses: JSON.stringify(input.to),
    ccAddresses: JSON.stringify(input.cc),
    bccAddresses: JSON.stringify(input.bcc),
    attachmentIds: input.attachmentIds,
    updatedAt: ctx.now,
  };
  const saved = await ctx.tx
    .insertInto('drafts')
    .values({ ...place, ...words })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'conversationId', 'staffId', 'kind'])
        .doUpdateSet({ ...words, revision: sql`drafts.revision + 1` }),
    )
    .returning(['revision', 'updatedAt'])
    .executeTakeFirstOrThrow();
  return { revision: saved.revision, updatedAt: saved.updatedAt.toISOString() };
}

/** Markup without words, pictures or files. */
export function saysNothing(html: string, attachmentIds: readonly string[]): boolean {
  return html.replaceAll(/<(?!img)[^>]*>|\s|&nbsp;/g, '') === '' && attachmentIds.length === 0;
}

/** A draft is shown in the editor again, which knows pictures by their address. */
export function withAddresses(html: string): string {
  return html.replaceAll(/ src="cid:([0-9a-f-]{36})"/g, ' src="/api/v1/attachments/$1"');
}
