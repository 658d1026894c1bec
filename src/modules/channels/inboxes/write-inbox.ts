import type { z } from 'zod';
import type { Ctx } from '#platform/context.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import type { InputOf } from '#platform/contract.ts';
import { newId } from '#platform/ids.ts';
import { emailOf } from '#platform/mail/address.ts';
import {
  connection as connectionShape,
  newInbox,
  type changeInboxEndpoint,
  type Inbox,
} from '../contract.ts';
import { inboxChanged } from '../events.ts';
import { getInbox } from './inbox-queries.ts';
import { openPasswords, passwordsFor, sealPasswords } from './inbox-row.ts';
import { forgetInboxes } from './known-inboxes.ts';

/** Adds an inbox. An address leads to one inbox in the whole installation, so the first to claim it has it. */
export async function createInbox(ctx: Ctx, given: z.input<typeof newInbox>): Promise<Inbox> {
  const wanted = newInbox.parse(given);
  const address = emailOf(wanted.address);
  if (address === undefined) throw refusedField('address_invalid', 'address', 'invalid');
  await assertTeam(ctx, wanted.teamId);
  const place = { workspaceId: ctx.workspaceId, id: newId() };
  const added = await ctx.tx
    .insertInto('inboxes')
    .values({
      ...place,
      name: wanted.name,
      address,
      teamId: wanted.teamId ?? null,
      signatureHtml: wanted.signatureHtml,
      connection: JSON.stringify(wanted.connection),
      secrets: sealPasswords(place, wanted.passwords, ctx.platform.secrets),
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw refusedField('address_taken', 'address', 'conflict');
  return changed(ctx, place.id);
}

/** Changes what is given and leaves the rest. The address stays: replies on their way are addressed to it. */
export async function changeInbox(
  ctx: Ctx,
  { params, input }: { params: { id: string }; input: InputOf<typeof changeInboxEndpoint> },
): Promise<Inbox> {
  const row = await ctx.tx
    .selectFrom('inboxes')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  await assertTeam(ctx, input.teamId);
  const { connection, passwords, ...plain } = input;
  const before = openPasswords(row, ctx.platform.secrets);
  const stored = connectionShape.parse(row.connection);
  const kept = { ...passwordsFor(connection ?? stored, { stored, kept: before }), ...passwords };
  await ctx.tx
    .updateTable('inboxes')
    .set({
      ...plain,
      connection: JSON.stringify(connection ?? row.connection),
      secrets: sealPasswords(row, kept, ctx.platform.secrets),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute();
  return changed(ctx, row.id);
}

function changed(ctx: Ctx, inboxId: string): Promise<Inbox> {
  announce(ctx, inboxChanged, { inboxId });
  forgetInboxes(ctx.platform, ctx.workspaceId);
  return getInbox(ctx, inboxId);
}

async function assertTeam(ctx: Ctx, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return;
  const team = await ctx.tx
    .selectFrom('teams')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst();
  if (!team) throw refusedField('team_unknown', 'teamId', 'invalid');
}

function refusedField(code: string, path: string, kind: 'invalid' | 'conflict'): Refusal {
  return new Refusal(code, { kind, fields: [{ path, message: code }] });
}
