import type { DB } from '#platform/db/database.ts';

/** The tables this module alone writes. */
export const promisesTables = ['promises', 'duePromises'] as const satisfies readonly (keyof DB)[];
export type PromisesTables = Pick<DB, (typeof promisesTables)[number]>;
