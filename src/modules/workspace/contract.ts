import { z } from 'zod';
import { day, endpoint, id, instant } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';
import { settings, settingsChange } from './settings-contract.ts';

export { settings, type Settings } from './settings-contract.ts';

const reads = 'settings:read' satisfies Permission;
const manages = 'settings:manage' satisfies Permission;

export const trade = z.enum(['hotel', 'adviser', 'trades', 'shop', 'software', 'other']);

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When the house works. A period that ends at or before its start ends on the next day; 24:00 ends its own. */
export const workingPeriod = z
  .object({
    weekday: z.int().min(1).max(7).describe('1 is Monday and 7 Sunday'),
    from: z.string().regex(timeOfDay),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'] });
export type WorkingPeriod = z.infer<typeof workingPeriod>;

export const workspace = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  currency: z.string(),
  trade,
  slogans: z.array(z.string()),
  /** Only our own working days go by these; the customer clock never stops for them. */
  workingPeriods: z.array(workingPeriod),
  holidays: z.array(day),
  settings,
  /** The documented defaults, so that a screen can say which settings differ. */
  defaults: settings,
  createdAt: instant,
});
export type Workspace = z.infer<typeof workspace>;

export const getWorkspaceEndpoint = endpoint('GET', '/workspace', {
  summary: 'The workspace: its name, time zone, slogans and settings.',
  access: reads,
  output: workspace,
});

export const changeWorkspaceEndpoint = endpoint('PATCH', '/workspace', {
  summary: 'Changes the workspace; a setting given as null returns to its default.',
  access: manages,
  input: z
    .object({
      name: z.string().trim().min(1).max(120),
      timeZone: z.string().max(60),
      locale: z.string().max(35),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe('ISO 4217, such as GBP'),
      slogans: z.array(z.string().trim().min(1).max(200)).max(50),
      workingPeriods: z.array(workingPeriod).min(1).max(50),
      holidays: z.array(day).max(400),
      settings: settingsChange,
    })
    .partial(),
  output: workspace,
  refusals: [
    'time_zone_unknown',
    'locale_unknown',
    'currency_unknown',
    'floor_above_target',
    'fewest_above_most',
    'periods_overlap',
  ],
});

const manyBytes = z.number().nonnegative();

/** How the installation is; one for all its workspaces. */
export const health = z.object({
  /** Background work by queue; `failed` has been given up and waits for somebody to look. */
  queues: z.array(z.object({ name: z.string(), waiting: z.int(), active: z.int(), failed: z.int() })),
  /** The disk of DATA_DIR; null where there is none, because database and files lie elsewhere. */
  disk: z.object({ freeInBytes: manyBytes, sizeInBytes: manyBytes }).nullable(),
  /** The latest that the backup command has written; others are not known here. */
  lastBackup: z.object({ at: instant, sizeInBytes: manyBytes }).nullable(),
  database: z.object({ version: z.string() }),
});
export type Health = z.infer<typeof health>;

export const getHealthEndpoint = endpoint('GET', '/health', {
  summary: 'How the installation is: background work, disk, last backup, database.',
  access: 'health:read' satisfies Permission,
  output: health,
});
