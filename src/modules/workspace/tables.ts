import type { DB } from '#platform/db/database.ts';

export const workspaceTables = ['workspaces', 'workspaceCounters'] as const;
export type WorkspaceTables = Pick<DB, (typeof workspaceTables)[number]>;
