import { run } from '#platform/context.ts';
import type { InputOf } from '#platform/contract.ts';
import { handle } from '#platform/http/handle.ts';
import { partOf } from '#platform/http/paging.ts';
import { hasAnyWorkspace } from '#modules/workspace/index.ts';
import { callerIn, signedIn, visit } from './answer.ts';
import { listAuditEntries } from './audit.ts';
import { checkAudit, lastAuditCheck } from './audit-checks.ts';
import { sendAuditCsv } from './audit-csv.ts';
import { createApiKey, type NewApiKey, listApiKeys, revokeApiKey } from './commands/api-keys.ts';
import { joinByInvitation, lookAtInvitation } from './commands/accept-invitation.ts';
import { changeStaffMember } from './commands/change-staff.ts';
import { signInWithCode } from './commands/give-code.ts';
import { invitePerson, listInvitations, revokeInvitation } from './commands/invitations.ts';
import { changeOwnPassword, proveIdentity } from './commands/own-password.ts';
import { endOwnSession, endSessionOfCookie, listOwnSessions, whoIsSignedIn } from './commands/own-session.ts';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './commands/second-factor.ts';
import { requestPasswordReset, resetPassword } from './commands/reset-password.ts';
import { setUpInstallation } from './commands/set-up.ts';
import { signInWithPassword } from './commands/sign-in.ts';
import * as contract from './contract.ts';
import { getMyPageLink, sendMyPageLink } from './contract/customer-links.ts';
import { endedCookie, sessionCookie } from './sessions.ts';
import { latestMyPageLink, sendMyPage } from './visitors/my-page-link.ts';

export const endpoints = [
  handle(contract.getSession, (ctx) => whoIsSignedIn(ctx)),
  handle(contract.listSessions, (ctx) => listOwnSessions(ctx)),
  handle(contract.endSession, (ctx, { params }) => endOwnSession(ctx, params.id)),
  handle(contract.removeTotp, (ctx) => removeSecondFactor(ctx)),
  handle(contract.listInvitations, (ctx) => listInvitations(ctx)),
  handle(contract.revokeInvitation, (ctx, { params }) => revokeInvitation(ctx, params.id)),
  handle(contract.changeStaff, (ctx, { params, input }) =>
    changeStaffMember(ctx, { id: params.id, change: input }),
  ),
  handle(contract.listApiKeysEndpoint, async (ctx, { query }) => partOf(await listApiKeys(ctx), query)),
  handle(contract.revokeApiKeyEndpoint, (ctx, { params }) => revokeApiKey(ctx, params.id)),
  handle(contract.listAudit, (ctx, { query }) => listAuditEntries(ctx, query)),
  handle(contract.getAuditCheck, (ctx) => lastAuditCheck(ctx)),
  handle(contract.verifyAuditEndpoint, (ctx) => checkAudit(ctx)),
  handle(getMyPageLink, (ctx, { params }) => latestMyPageLink(ctx, params.id)),
  handle(sendMyPageLink, (ctx, { params }) => sendMyPage(ctx, params.id)),
];

/** Answers to people who are not signed in yet, and those that set a cookie, hash a password or count tries. */
export const rawEndpoints = [
  sendAuditCsv,
  visit(contract.getSetUp, async (platform) => ({
    body: { isEmpty: !(await hasAnyWorkspace(platform.db)) },
  })),
  visit(contract.setUp, async (platform, given) => {
    const { created, session } = await setUpInstallation(platform, given);
    return { body: created, setCookie: sessionCookie(platform, session) };
  }),
  visit(contract.signIn, async (platform, given) =>
    signedIn(platform, await signInWithPassword(platform, given)),
  ),
  visit(contract.signOut, async (platform, given) => {
    await endSessionOfCookie(platform, given);
    return { body: {}, setCookie: endedCookie(platform) };
  }),
  visit(contract.giveCode, async (platform, given) =>
    signedIn(platform, await signInWithCode(platform, given)),
  ),
  visit(contract.confirmIdentity, async (platform, given) => ({
    body: await proveIdentity(platform, given),
  })),
  visit(contract.changePassword, async (platform, given) => ({
    body: await changeOwnPassword(platform, given),
  })),
  visit(contract.createApiKeyEndpoint, async (platform, given) => ({
    body: await run(platform, callerIn(given), (ctx) => createApiKey(ctx, newKeyOf(given.input))),
  })),
  visit(contract.beginTotp, async (platform, given) => ({
    body: await run(platform, callerIn(given), (ctx) => beginSecondFactor(ctx)),
  })),
  visit(contract.confirmTotp, async (platform, given) => ({
    body: await confirmSecondFactor(platform, given),
  })),
  visit(contract.invite, async (platform, given) => ({ body: await invitePerson(platform, given) })),
  visit(contract.seeInvitation, async (platform, given) => ({
    body: await lookAtInvitation(platform, given),
  })),
  visit(contract.acceptInvitation, async (platform, given) =>
    signedIn(platform, await joinByInvitation(platform, given)),
  ),
  visit(contract.askPasswordReset, async (platform, given) => ({
    body: await requestPasswordReset(platform, given),
  })),
  visit(contract.redeemPasswordReset, async (platform, given) =>
    signedIn(platform, await resetPassword(platform, given)),
  ),
];

function newKeyOf(given: InputOf<typeof contract.createApiKeyEndpoint>): NewApiKey {
  return { ...given, expiresAt: given.expiresAt === undefined ? undefined : new Date(given.expiresAt) };
}
