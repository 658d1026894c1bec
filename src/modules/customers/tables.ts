import type { DB } from '#platform/db/database.ts';

export const customersTables = ['customers', 'customerIdentities'] as const;
export type CustomersTables = Pick<DB, (typeof customersTables)[number]>;
