import type { DB } from '#platform/db/database.ts';

export const accessTables = [
  'sessions',
  'singleUseLinks',
  'apiKeys',
  'auditEntries',
  'auditChecks',
  'customerLinks',
  'customerSessions',
] as const;
export type AccessTables = Pick<DB, (typeof accessTables)[number]>;
