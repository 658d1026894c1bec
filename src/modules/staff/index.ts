/**
 * Staff are the people who serve, and the teams they belong to. A person is invited, active or suspended, and holds one
 * role: owner, admin, staff or light. This module keeps who they are; how they prove it, and what changing a role or a
 * status entails (sessions end, somebody writes it down), is access's.
 */
export {
  addStaff,
  changeStaffRow,
  createTeam,
  joinTeams,
  removeInvited,
} from './commands.ts';
export {
  findCredentialsByEmail,
  lockActiveOwnerIds,
  lockCredentials,
  saveCredentials,
  type Credentials,
} from './credentials.ts';
export { findStaff, getProfile, getStaff } from './queries.ts';
