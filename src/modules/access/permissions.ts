/**
 * The one vocabulary of what may be done: endpoints name one of these, roles and API keys hold a set of them, and
 * buttons in the browser ask the same functions the server asks.
 */
export const permissions = [
  'conversations:read',
  'conversations:write',
  'conversations:restricted',
  'notes:write',
  'customers:read',
  'customers:write',
  'checks:write',
  'promises:make',
  'expectations:write',
  'agreements:write',
  'extras:write',
  'meetings:write',
  'decisions:write',
  'recoveries:write',
  'rules:flag',
  'rules:manage',
  'authority:manage',
  'learning:write',
  'report-cards:read',
  'answers:read',
  'staff:read',
  'staff:manage',
  'settings:read',
  'settings:manage',
  'inboxes:manage',
  'messages:ingest',
  'api-keys:manage',
  'health:read',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['owner', 'admin', 'staff', 'light'] as const;
export type Role = (typeof roles)[number];

const lightPermissions: Permission[] = [
  'conversations:read',
  'notes:write',
  'customers:read',
  'report-cards:read',
  'staff:read',
  'settings:read',
];

const staffPermissions: Permission[] = [
  ...lightPermissions,
  'conversations:write',
  'customers:write',
  'checks:write',
  'promises:make',
  'expectations:write',
  'agreements:write',
  'extras:write',
  'meetings:write',
  'decisions:write',
  'recoveries:write',
  'rules:flag',
  'learning:write',
  'answers:read',
];

export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  light: lightPermissions,
  staff: staffPermissions,
  admin: permissions,
  owner: permissions,
};

/** Scopes an API key may carry: `all`, or single permissions. Nobody can hand out a permission they do not hold. */
export function permissionsOfScopes(scopes: readonly string[]): readonly Permission[] {
  if (scopes.includes('all')) return permissions;
  return permissions.filter((permission) => scopes.includes(permission));
}

export interface Holder {
  permissions: readonly string[];
}

export function may(holder: Holder, permission: Permission): boolean {
  return holder.permissions.includes(permission);
}

/** Whoever changes a role must already stand at least as high; only owners make owners. */
export function mayGiveRole(giver: Role, given: Role): boolean {
  if (giver === 'owner') return true;
  return giver === 'admin' && given !== 'owner';
}
