import { z } from 'zod';
import { endpoint, id, instant, page, pageQuery, partQuery } from '#platform/contract.ts';
import { roles, type Permission } from '#modules/access/permissions.ts';

const reads = 'staff:read' satisfies Permission;
const manages = 'staff:manage' satisfies Permission;

/** What a person has arranged for themselves; unknown names are dropped, so an old browser cannot fill the row. */
export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'more', 'normal']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  railIsCollapsed: z.boolean().default(false),
  keyboardIsOn: z.boolean().default(true),
  listWidth: z.int().min(200).max(900).nullable().default(null),
  panelIsOpen: z.boolean().default(true),
  lastPath: z.string().startsWith('/').max(500).nullable().default(null),
});
export type Preferences = z.infer<typeof preferences>;

export const staffMember = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(['invited', 'active', 'suspended']),
  teamIds: z.array(id),
  hasSecondFactor: z.boolean(),
  lastSeenAt: instant.nullable(),
  createdAt: instant,
});
export type StaffMember = z.infer<typeof staffMember>;

export const team = z.object({ id, name: z.string(), memberIds: z.array(id), createdAt: instant });
export type Team = z.infer<typeof team>;

export const listStaffEndpoint = endpoint('GET', '/staff', {
  summary: 'The people who serve, by name.',
  access: reads,
  query: pageQuery.extend({ status: z.enum(['invited', 'active', 'suspended']).optional() }),
  output: page(staffMember),
  refusals: ['cursor_invalid'],
});

export const listTeamsEndpoint = endpoint('GET', '/teams', {
  summary: 'All teams with their members, by name.',
  access: reads,
  query: partQuery,
  output: page(team),
  refusals: ['cursor_invalid'],
});

const teamInput = z.object({
  name: z.string().trim().min(1).max(80),
  memberIds: z.array(id).max(500).optional(),
});

export const createTeamEndpoint = endpoint('POST', '/teams', {
  summary: 'Forms a team.',
  access: manages,
  input: teamInput,
  output: team,
  refusals: ['team_name_taken', 'staff_unknown'],
  success: 201,
});

export const changeTeamEndpoint = endpoint('PATCH', '/teams/{id}', {
  summary: 'Renames a team or says anew who belongs to it.',
  access: manages,
  params: z.object({ id }),
  input: teamInput.partial(),
  output: team,
  refusals: ['team_name_taken', 'staff_unknown'],
});

export const deleteTeamEndpoint = endpoint('DELETE', '/teams/{id}', {
  summary: 'Dissolves a team that no conversation or inbox names.',
  access: manages,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['team_in_use'],
});

export const profile = staffMember.extend({ locale: z.string().nullable(), preferences });

export const changeMeEndpoint = endpoint('PATCH', '/me', {
  summary: 'Changes one’s own name, language and preferences.',
  access: 'signed-in',
  input: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    locale: z.string().max(35).nullable().optional(),
    preferences: z
      .object({
        theme: preferences.shape.theme.unwrap(),
        contrast: preferences.shape.contrast.unwrap(),
        density: preferences.shape.density.unwrap(),
        railIsCollapsed: z.boolean(),
        keyboardIsOn: z.boolean(),
        listWidth: preferences.shape.listWidth.unwrap(),
        panelIsOpen: z.boolean(),
        lastPath: preferences.shape.lastPath.unwrap(),
      })
      .partial()
      .optional(),
  }),
  output: profile,
  refusals: ['locale_unknown'],
});
