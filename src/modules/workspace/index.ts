/**
 * A workspace is the tenant: one business on this installation, with its name, time zone, currency, public slogans and
 * the settings of the calculations. It is created once, by the set-up page or the command line, and every other row
 * belongs to one. It knows neither its people (staff) nor who may enter (access).
 */
export { addWorkspace, getWorkspace, numbersTaken, type NewWorkspace } from './commands.ts';
export { findOnlyWorkspaceId, findWorkspaceIdOfSlug, hasAnyWorkspace, listWorkspaceIds } from './queries.ts';
export { settingsOf, slugOf } from './logic.ts';
