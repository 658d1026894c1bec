import type { Ctx } from '#platform/context.ts';
import { staffMember } from './contract.ts';
import { roles } from '#modules/access/permissions.ts';
import { z } from 'zod';

/**
 * The part of a person's row by which they prove who they are. Only access reads or writes it, through the door; it
 * lies here because one person is one row, and locking that row is what makes a code or a link work once.
 */
export interface Credentials {
  id: string;
  email: string;
  name: string;
  role: z.infer<typeof roleShape>;
  status: z.infer<typeof staffMember.shape.status>;
  passwordHash: string | null;
  totpSecret: Buffer | null;
  totpConfirmedAt: Date | null;
  totpLastStep: number | null;
  recoveryCodeHashes: Buffer[];
  locale: string | null;
}

const roleShape = z.enum(roles);

export async function findCredentialsByEmail(ctx: Ctx, email: string): Promise<Credentials | undefined> {
  const row = await credentialRows(ctx).where('email', '=', email).executeTakeFirst();
  return row && toCredentials(row);
}

export async function lockCredentials(ctx: Ctx, staffId: string): Promise<Credentials | undefined> {
  const row = await credentialRows(ctx).where('id', '=', staffId).forUpdate().executeTakeFirst();
  return row && toCredentials(row);
}

export async function saveCredentials(
  ctx: Ctx,
  staffId: string,
  change: Partial<
    Pick<
      Credentials,
      | 'name'
      | 'status'
      | 'passwordHash'
      | 'totpSecret'
      | 'totpConfirmedAt'
      | 'totpLastStep'
      | 'recoveryCodeHashes'
    >
  >,
): Promise<void> {
  await ctx.tx
    .updateTable('staff')
    .set(change)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', staffId)
    .execute();
}

/** Locks the owners' rows in one order, so that two owners cannot step down past each other at the same moment. */
export async function lockActiveOwnerIds(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('staff')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

function credentialRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('staff')
    .select([
      'id',
      'email',
      'name',
      'role',
      'status',
      'passwordHash',
      'totpSecret',
      'totpConfirmedAt',
      'totpLastStep',
      'recoveryCodeHashes',
      'locale',
    ])
    .where('workspaceId', '=', ctx.workspaceId);
}

function toCredentials(
  row: Omit<Credentials, 'role' | 'status'> & { role: string; status: string },
): Credentials {
  return {
    ...row,
    role: roleShape.parse(row.role),
    status: staffMember.shape.status.parse(row.status),
  };
}
