import { z } from 'zod';
import { endpoint, id, instant, moment, page, partQuery } from '#platform/contract.ts';
import { preferences, staffMember } from '#modules/staff/contract.ts';
import { trade } from '#modules/workspace/contract.ts';
import { permissions, roles, type Permission } from './permissions.ts';

const managesStaff = 'staff:manage' satisfies Permission;
const managesKeys = 'api-keys:manage' satisfies Permission;

const email = z.string().trim().min(3).max(254);
/** Long enough for a pass phrase, short enough that hashing one is no attack. Its strength is judged by the command. */
const password = z.string().min(1).max(200);
const personName = z.string().trim().min(1).max(120);
const token = z.string().min(1).max(200);
const code = z.string().trim().min(6).max(40);

export const getSetUp = endpoint('GET', '/set-up', {
  summary: 'Whether this installation is still empty, so that the first visitor sets it up.',
  access: 'public',
  output: z.object({ isEmpty: z.boolean() }),
});

export const setUp = endpoint('POST', '/set-up', {
  summary: 'Sets up the first workspace and signs its owner in; possible only while there is none.',
  access: 'public',
  input: z.object({
    businessName: z.string().trim().min(1).max(120),
    name: personName,
    email,
    password,
    timeZone: z.string().max(60),
    trade,
  }),
  output: z.object({ workspaceId: id, slug: z.string(), ownerId: id }),
  refusals: [
    'already_set_up',
    'address_invalid',
    'password_too_short',
    'password_too_simple',
    'time_zone_unknown',
    'too_many',
  ],
  success: 201,
});

/** `code-needed`: the password was right, and the session is complete once `POST /session/code` has accepted a code. */
export const signInState = z.object({ state: z.enum(['signed-in', 'code-needed']) });

export const signIn = endpoint('POST', '/session', {
  summary:
    'Signs in. An address that serves in several workspaces is asked which, once the password was right.',
  access: 'public',
  input: z.object({ email, password, workspace: z.string().max(63).optional() }),
  output: signInState,
  refusals: ['sign_in_wrong', 'workspace_needed', 'too_many'],
});

export const giveCode = endpoint('POST', '/session/code', {
  summary: 'The second step of signing in: a code of the authenticator, or a recovery code.',
  access: 'public',
  input: z.object({ code }),
  output: signInState,
  refusals: ['code_wrong', 'sign_in_first', 'too_many'],
});

export const getSession = endpoint('GET', '/session', {
  summary: 'Who is signed in, where, and what they may do.',
  access: 'signed-in',
  output: z.object({
    staff: staffMember.extend({ locale: z.string().nullable(), preferences }),
    workspace: z.object({
      id,
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
      locale: z.string(),
      currency: z.string(),
    }),
    permissions: z.array(z.enum(permissions)),
  }),
});

export const signOut = endpoint('DELETE', '/session', {
  summary: 'Signs out: the session ends on the server and its cookie is taken back.',
  access: 'public',
  output: z.object({}),
});

export const confirmIdentity = endpoint('POST', '/session/confirm', {
  summary: 'Proves again who is at the keyboard; needed before keys and second factors are changed.',
  access: 'signed-in',
  input: z.object({ password }),
  output: z.object({}),
  refusals: ['password_wrong', 'too_many'],
});

export const session = z.object({
  id,
  isThisOne: z.boolean(),
  userAgent: z.string(),
  ip: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
});
export type Session = z.infer<typeof session>;

export const listSessions = endpoint('GET', '/sessions', {
  summary: 'One’s own open sessions.',
  access: 'signed-in',
  output: page(session),
});

export const endSession = endpoint('DELETE', '/sessions/{id}', {
  summary: 'Ends one of one’s own sessions.',
  access: 'signed-in',
  params: z.object({ id }),
  output: z.object({}),
});

export const changePassword = endpoint('POST', '/me/password', {
  summary: 'Changes one’s password and ends all other sessions.',
  access: 'signed-in',
  input: z.object({ current: password, password }),
  output: z.object({}),
  refusals: ['password_wrong', 'password_too_short', 'password_too_simple', 'too_many'],
});

export const beginTotp = endpoint('POST', '/me/totp', {
  summary: 'Begins setting up an authenticator; it counts once a first code has been confirmed.',
  access: 'signed-in',
  output: z.object({ secret: z.string(), uri: z.string() }),
  refusals: ['confirm_it_is_you', 'totp_already_on'],
  success: 201,
});

export const confirmTotp = endpoint('POST', '/me/totp/confirm', {
  summary: 'Turns the authenticator on with a first code; answers the recovery codes, shown this once.',
  access: 'signed-in',
  input: z.object({ code }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  refusals: ['code_wrong', 'totp_not_begun', 'totp_already_on', 'too_many'],
});

export const removeTotp = endpoint('DELETE', '/me/totp', {
  summary: 'Turns the authenticator off.',
  access: 'signed-in',
  output: z.object({}),
  refusals: ['confirm_it_is_you'],
});

export const invitation = z.object({
  id,
  staffId: id,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  createdAt: instant,
  expiresAt: instant,
});
export type Invitation = z.infer<typeof invitation>;

export const listInvitations = endpoint('GET', '/invitations', {
  summary: 'Invitations that can still be accepted.',
  access: managesStaff,
  output: page(invitation),
});

export const invite = endpoint('POST', '/invitations', {
  summary: 'Invites a person by mail; inviting the same address again makes the earlier link useless.',
  access: managesStaff,
  input: z.object({
    email,
    name: personName.optional(),
    role: z.enum(roles),
    teamIds: z.array(id).max(50).optional(),
  }),
  /** `link` only where no mail can be sent (no SMTP_URL): then the inviter passes it on. */
  output: invitation.extend({ link: z.string().nullable() }),
  refusals: ['address_invalid', 'email_taken', 'role_not_yours_to_give', 'team_unknown', 'too_many'],
  success: 201,
});

export const revokeInvitation = endpoint('DELETE', '/invitations/{id}', {
  summary: 'Takes an invitation back.',
  access: managesStaff,
  params: z.object({ id }),
  output: z.object({}),
});

/** The token travels in the body, never in an address, so it stands in no log. */
export const seeInvitation = endpoint('POST', '/invitations/see', {
  summary: 'What an invitation is for, before it is accepted.',
  access: 'public',
  input: z.object({ token }),
  output: z.object({ workspaceName: z.string(), email: z.string(), name: z.string() }),
  refusals: ['link_not_valid', 'too_many'],
});

export const acceptInvitation = endpoint('POST', '/invitations/accept', {
  summary: 'Accepts an invitation with a name and a password, and signs in.',
  access: 'public',
  input: z.object({ token, name: personName, password }),
  output: signInState,
  refusals: ['link_not_valid', 'password_too_short', 'password_too_simple', 'too_many'],
});

export const askPasswordReset = endpoint('POST', '/password-resets', {
  summary: 'Sends a link for a new password, if the address is somebody’s; the answer is always the same.',
  access: 'public',
  input: z.object({ email }),
  output: z.object({}),
  refusals: ['no_mail_here', 'too_many'],
  success: 202,
});

export const redeemPasswordReset = endpoint('POST', '/password-resets/redeem', {
  summary: 'Sets a new password with the link from the mail; all sessions end, the second factor stays.',
  access: 'public',
  input: z.object({ token, password }),
  output: signInState,
  refusals: ['link_not_valid', 'password_too_short', 'password_too_simple', 'too_many'],
});

export const changeStaff = endpoint('PATCH', '/staff/{id}', {
  summary: 'Changes somebody’s name, role or status; whoever is suspended is signed out at once.',
  access: managesStaff,
  params: z.object({ id }),
  input: z
    .object({ name: personName, role: z.enum(roles), status: z.enum(['active', 'suspended']) })
    .partial(),
  output: staffMember,
  refusals: ['role_not_yours_to_give', 'last_owner', 'not_yet_accepted'],
});

export const apiKey = z.object({
  id,
  name: z.string(),
  hint: z.string(),
  scopes: z.array(z.string()),
  createdBy: id.nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

export const listApiKeysEndpoint = endpoint('GET', '/api-keys', {
  summary: 'API keys, newest first, without the keys themselves.',
  access: managesKeys,
  query: partQuery,
  output: page(apiKey),
  refusals: ['cursor_invalid'],
});

export const createApiKeyEndpoint = endpoint('POST', '/api-keys', {
  summary: 'Makes an API key; the answer shows it this one time.',
  access: managesKeys,
  input: z.object({
    name: z.string().trim().min(1).max(120),
    scopes: z.array(z.enum(['all', ...permissions])).min(1),
    expiresAt: moment.optional(),
  }),
  output: createdApiKey,
  refusals: ['scope_not_own', 'expiry_needs_future', 'confirm_it_is_you'],
  success: 201,
});

export const revokeApiKeyEndpoint = endpoint('DELETE', '/api-keys/{id}', {
  summary: 'Revokes an API key, at once and for good.',
  access: managesKeys,
  params: z.object({ id }),
  output: z.object({}),
});

export * from './audit-contract.ts';
