import { z } from 'zod';
import { day, endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from './permissions.ts';

const managesSettings = 'settings:manage' satisfies Permission;

export const auditEntry = z.object({
  number: z.int(),
  at: instant,
  actorKind: z.string(),
  actorId: id.nullable(),
  /** The person or key of that id, as it is called now. */
  actorName: z.string().nullable(),
  action: z.string(),
  subjectId: id.nullable(),
  subjectName: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  /** The first characters of the entry's hash, to compare with a copy that is kept elsewhere. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const filter = z.object({
  action: z.string().max(80).optional(),
  actorId: id.optional(),
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.infer<typeof filter>;

export const listAudit = endpoint('GET', '/audit-entries', {
  summary: 'Who did what to accounts, keys and settings, newest first.',
  access: managesSettings,
  query: pageQuery.extend(filter.shape),
  output: page(auditEntry),
  refusals: ['cursor_invalid'],
});

export const listAuditCsv = endpoint('GET', '/audit-entries.csv', {
  summary: 'The same as a table for spreadsheets.',
  access: managesSettings,
  query: filter,
  output: z.unknown(),
});

const check = z.object({
  checkedAt: instant.nullable(),
  entries: z.int().nullable(),
  firstBroken: z.int().nullable(),
});

export const getAuditCheck = endpoint('GET', '/audit-entries/verification', {
  summary: 'What the last look at the whole chain has found; it is looked at every night.',
  access: managesSettings,
  output: check,
});

export const verifyAuditEndpoint = endpoint('POST', '/audit-entries/verification', {
  summary: 'Recomputes the chain of the audit entries; names the first that was altered, if one was.',
  access: managesSettings,
  output: check,
});
