import { z } from 'zod';
import { ruleKind } from '#modules/rules/contract.ts';
import { id } from '#platform/contract.ts';
import { sections } from '../logic/sections.ts';

const words = (most: number) => z.string().trim().max(most);
const said = words(500).min(1);
/** Stable for as long as the line lives, so that differences are told line by line. */
const lineId = z.string().regex(/^[\w-]{1,60}$/);

const oursInput = z.object({
  id: lineId.optional(),
  words: said,
  promiseId: id.nullish(),
  elementId: id.nullish(),
  expectationId: id.nullish(),
});
const theirsInput = z.object({ id: lineId.optional(), words: said });
const limitInput = z.object({
  id: lineId.optional(),
  kind: ruleKind,
  words: said,
  /** Why, plainly. */
  reason: words(500).default(''),
  ruleId: id.nullish(),
});

const lists = 40;
/** A page as a caller hands it over: lines without an id are new. */
export const pageContentInput = z.object({
  intro: words(1000).default(''),
  ours: z.array(oursInput).max(lists).default([]),
  theirs: z.array(theirsInput).max(lists).default([]),
  limits: z.array(limitInput).max(lists).default([]),
  outOfScope: z.array(theirsInput).max(lists).default([]),
  missed: words(1000).default(''),
  change: words(1000).default(''),
});
export type PageContentInput = z.output<typeof pageContentInput>;

const line = z.object({ id: lineId, words: z.string() });
export const ourLine = line.extend({
  promiseId: id.nullable(),
  elementId: id.nullable(),
  expectationId: id.nullable(),
});
export const limitLine = line.extend({ kind: ruleKind, reason: z.string(), ruleId: id.nullable() });

/**
 * The page between us: what you can expect from us, what we need from you, what limits us, what is not part of it, what
 * happens if we miss, and how to change the page.
 */
export const pageContent = z.object({
  intro: z.string(),
  ours: z.array(ourLine),
  theirs: z.array(line),
  limits: z.array(limitLine),
  outOfScope: z.array(line),
  missed: z.string(),
  change: z.string(),
});
export type PageContent = z.infer<typeof pageContent>;
export type OurLine = z.infer<typeof ourLine>;
export type LimitLine = z.infer<typeof limitLine>;

const wordChange = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const lineDifference = z.object({
  section: z.enum(sections),
  lineId: z.string(),
  kind: z.enum(['same', 'added', 'removed', 'changed']),
  before: z.string(),
  after: z.string(),
  /** What changed, word by word. */
  words: z.array(wordChange),
});
export type LineDifference = z.infer<typeof lineDifference>;
export type WordChange = z.infer<typeof wordChange>;
