import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { InputOf, OutputOf, Page } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { emailOf } from '#platform/mail/address.ts';
import {
  addStaff,
  changeStaffRow,
  findCredentialsByEmail,
  getStaff,
  joinTeams,
  removeInvited,
} from '#modules/staff/index.ts';
import { callerIn, type Visit } from '../answer.ts';
import { audit } from '../audit.ts';
import { invitation, type Invitation, type invite } from '../contract.ts';
import { limits } from '../limits.ts';
import { sendLinkJob } from '../link-mails.ts';
import { addressOf, issueLink } from '../links.ts';
import { assertMayGive } from './change-staff.ts';

/**
 * Invites by mail. Where the installation sends no mail, the inviter is given the link this one time and passes it on.
 */
export async function invitePerson(
  platform: Platform,
  visit: Visit<typeof invite>,
): Promise<OutputOf<typeof invite>> {
  const caller = callerIn(visit);
  await assertWithinLimit(platform, limits.invitations, caller.workspaceId);
  return run(platform, caller, async (ctx) => {
    const staffId = await invitedStaff(ctx, visit.input);
    const person = await getStaff(ctx, staffId);
    const link = await issueLink(ctx, { kind: 'invitation', staffId, email: person.email });
    const about = { kind: 'invitation', workspaceId: ctx.workspaceId } as const;
    const isMailed = platform.config.smtpUrl !== undefined;
    if (isMailed) await platform.jobs.enqueue(ctx, sendLinkJob, { ...about, linkId: link.id });
    await audit(ctx, 'staff.invited', { subjectId: staffId, details: { role: person.role } });
    return {
      ...toInvitation({ ...link, name: person.name, role: person.role }),
      link: isMailed ? null : addressOf(platform, { ...about, id: link.id }),
    };
  });
}

/** The person's row, new or of an earlier invitation; the latest invitation says who they will be. */
async function invitedStaff(ctx: Ctx, given: InputOf<typeof invite>): Promise<string> {
  const email = emailOf(given.email);
  if (!email) throw invalid('address_invalid', 'email');
  assertMayGive(ctx, given.role);
  const known = await findCredentialsByEmail(ctx, email);
  if (known && known.status !== 'invited') throw new Refusal('email_taken', { kind: 'conflict' });
  if (known) assertMayGive(ctx, known.role);
  const name = given.name ?? known?.name ?? email.slice(0, email.lastIndexOf('@'));
  const staffId = known?.id ?? (await addStaff(ctx, { email, name, role: given.role, status: 'invited' }));
  if (known) await changeStaffRow(ctx, staffId, { name, role: given.role });
  await joinTeams(ctx, { staffId, teamIds: given.teamIds ?? [] });
  return staffId;
}

export async function listInvitations(ctx: Ctx): Promise<Page<Invitation>> {
  const rows = await invitationRows(ctx)
    .orderBy('singleUseLinks.createdAt', 'desc')
    .orderBy('singleUseLinks.id', 'desc')
    .limit(500)
    .execute();
  return { data: rows.map(toInvitation), hasMore: false, nextCursor: null };
}

/** Takes the invitation back, and with it the row of somebody who never came. */
export async function revokeInvitation(ctx: Ctx, invitationId: string): Promise<Record<string, never>> {
  const row = await invitationRows(ctx).where('singleUseLinks.id', '=', invitationId).executeTakeFirst();
  if (!row) throw notFound();
  const { staffId, role } = toInvitation(row);
  assertMayGive(ctx, role);
  await removeInvited(ctx, staffId);
  await audit(ctx, 'invitation.revoked', { subjectId: staffId });
  return {};
}

function invitationRows(ctx: Ctx) {
  return ctx.tx
    .selectFrom('singleUseLinks')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspaceId', '=', 'singleUseLinks.workspaceId')
        .onRef('staff.id', '=', 'singleUseLinks.staffId'),
    )
    .select([
      'singleUseLinks.id',
      'singleUseLinks.staffId',
      'singleUseLinks.email',
      'singleUseLinks.createdAt',
      'singleUseLinks.expiresAt',
      'staff.name',
      'staff.role',
    ])
    .where('singleUseLinks.workspaceId', '=', ctx.workspaceId)
    .where('singleUseLinks.kind', '=', 'invitation')
    .where('singleUseLinks.usedAt', 'is', null)
    .where('singleUseLinks.revokedAt', 'is', null)
    .where('singleUseLinks.expiresAt', '>', ctx.now)
    .where('staff.status', '=', 'invited');
}

interface InvitationRow {
  id: string;
  staffId: string;
  email: string;
  name: string;
  role: string;
  createdAt: Date;
  expiresAt: Date;
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    staffId: row.staffId,
    email: row.email,
    name: row.name,
    role: invitation.shape.role.parse(row.role),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
