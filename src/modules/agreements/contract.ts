import { z } from 'zod';
import type { Permission } from '#modules/access/permissions.ts';
import { customerBrief } from '#modules/customers/contract.ts';
import { endpoint, id, instant, page, pageQuery } from '#platform/contract.ts';
import { lineDifference, pageContent, pageContentInput } from './contract/content.ts';

export * from './contract/content.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'agreements:write' satisfies Permission;

export const side = z.enum(['us', 'them']);
export const agreementStatus = z.enum(['draft', 'offered', 'accepted', 'declined', 'ended']);
export const versionStatus = z.enum(['draft', 'offered', 'accepted', 'declined', 'superseded']);

/** Each yes: by which side, who said it, and when. */
export const acceptance = z.object({ side, name: z.string(), at: instant, staffId: id.nullable() });

/** How the page reads and whether it still is one page. */
export const pageMeasure = z.object({
  /** Years of age; null while there are too few words to say. */
  readingAge: z.number().nullable(),
  targetAge: z.number(),
  lines: z.int(),
  words: z.int(),
  fits: z.boolean(),
});

export const agreementVersion = z.object({
  id,
  agreementId: id,
  /** Null for a draft. */
  number: z.int().nullable(),
  status: versionStatus,
  proposedBy: z.enum(['us', 'customer']),
  authorName: z.string(),
  baseVersionId: id.nullable(),
  content: pageContent,
  note: z.string(),
  revision: z.int(),
  createdAt: instant,
  updatedAt: instant,
  offeredAt: instant.nullable(),
  decidedAt: instant.nullable(),
  declinedBecause: z.string(),
  acceptances: z.array(acceptance),
  measure: pageMeasure,
});
export type AgreementVersion = z.infer<typeof agreementVersion>;

export const agreementBrief = z.object({
  id,
  customer: customerBrief.nullable().describe('Null for the public charter.'),
  title: z.string(),
  status: agreementStatus,
  owner: z.object({ id, name: z.string() }).nullable(),
  accepted: z.object({ versionId: id, number: z.int(), at: instant }).nullable(),
  offered: z
    .object({ versionId: id, number: z.int(), at: instant, proposedBy: z.enum(['us', 'customer']) })
    .nullable(),
  hasDraft: z.boolean(),
  /** Whose yes is missing on the version that is offered. */
  waitsFor: side.nullable(),
  /** Why the other side, or we, said no to the latest version. */
  declinedBecause: z.string(),
  createdAt: instant,
  updatedAt: instant,
  endedAt: instant.nullable(),
});
export type AgreementBrief = z.infer<typeof agreementBrief>;

export const agreement = agreementBrief.extend({
  inForce: agreementVersion.nullable(),
  pending: agreementVersion.nullable(),
  draft: agreementVersion.nullable(),
  /** The latest version with a number, whatever became of it. */
  latest: agreementVersion.nullable(),
  /** From the version in force to the one that is offered; empty when either is missing. */
  difference: z.array(lineDifference),
});
export type Agreement = z.infer<typeof agreement>;

export const listAgreements = endpoint('GET', '/agreements', {
  summary: 'The pages between us and our customers, the latest changed first.',
  access: reads,
  query: pageQuery.extend({
    customerId: id.optional(),
    status: agreementStatus.optional(),
    waitsFor: side.optional(),
    kind: z.enum(['customer', 'charter']).optional(),
  }),
  output: page(agreementBrief),
  refusals: ['cursor_invalid'],
});

export const startingPageEndpoint = endpoint('GET', '/agreements/starting-page', {
  summary:
    'What a page may begin with: our promises and basics, the told rules, this customer’s expectations, and usual lines of the trade.',
  access: reads,
  query: z.object({ customerId: id.optional() }),
  output: z.object({ title: z.string(), content: pageContent }),
  refusals: ['customer_unknown'],
});

export const getAgreement = endpoint('GET', '/agreements/{id}', {
  summary: 'One page: what is in force, what is offered, and the draft.',
  access: reads,
  params: z.object({ id }),
  output: agreement,
});

const title = z.string().trim().min(1).max(200);
const note = z.string().trim().max(1000);

export const createAgreement = endpoint('POST', '/agreements', {
  summary:
    'Begins a page with a customer, or, without one, the public charter. Without content it begins whole.',
  access: writes,
  input: z.object({
    customerId: id.nullish(),
    title: title.optional(),
    content: pageContentInput.optional(),
    note: note.default(''),
  }),
  output: agreement,
  refusals: ['customer_unknown', 'rule_unknown', 'charter_exists'],
  success: 201,
});

export const changeAgreement = endpoint('PATCH', '/agreements/{id}', {
  summary:
    'Saves the draft. It names the revision it changes (0 when there is no draft); if somebody saved meanwhile, the answer carries their text and both joined.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    revision: z.int().min(0),
    content: pageContentInput.optional(),
    /** The text this change began with: what is joined if somebody saved meanwhile. */
    seen: pageContentInput.optional(),
    title: title.optional(),
    note: note.optional(),
    ownerStaffId: id.nullable().optional(),
    /** The latest version, once what it says has been taken into the draft. */
    baseVersionId: id.optional(),
  }),
  output: agreement,
  refusals: ['changed_meanwhile', 'rule_unknown', 'agreement_ended', 'version_unknown', 'staff_unknown'],
});

export const dropDraft = endpoint('DELETE', '/agreements/{id}/draft', {
  summary: 'Throws the draft away; what was ever offered stays.',
  access: writes,
  params: z.object({ id }),
  output: z.object({}),
  refusals: ['no_draft'],
});

export const listVersions = endpoint('GET', '/agreements/{id}/versions', {
  summary: 'Every version, the latest first, each with what it changed.',
  access: reads,
  params: z.object({ id }),
  output: page(agreementVersion.extend({ difference: z.array(lineDifference) })),
});

const delivery = z.enum(['sent', 'no-address', 'public']);

export const offerAgreement = endpoint('POST', '/agreements/{id}/offer', {
  summary:
    'Offers the draft: our side says yes with it, and the customer gets a link. A charter is published.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ revision: z.int().optional() }),
  output: agreement.extend({ delivery }),
  refusals: [
    'no_draft',
    'changed_meanwhile',
    'page_moved_on',
    'page_empty',
    'agreement_ended',
    'only_managers_publish',
  ],
});

export const sendAgreement = endpoint('POST', '/agreements/{id}/send', {
  summary: 'Sends the customer a new link to the page.',
  access: writes,
  params: z.object({ id }),
  output: z.object({ delivery }),
  refusals: ['nothing_to_send', 'agreement_ended'],
});

const versionChoice = z.object({ versionId: id });
const decisionRefusals = [
  'version_unknown',
  'version_outdated',
  'version_not_offered',
  'version_declined',
  'agreement_ended',
] as const;

export const acceptAgreement = endpoint('POST', '/agreements/{id}/accept', {
  summary: 'Our side says yes to one version, once; saying it again changes nothing.',
  access: writes,
  params: z.object({ id }),
  input: versionChoice,
  output: agreement,
  refusals: [...decisionRefusals, 'only_managers_publish'],
});

export const declineAgreement = endpoint('POST', '/agreements/{id}/decline', {
  summary: 'Writes down a no with its reason: ours, or theirs as they told us.',
  access: writes,
  params: z.object({ id }),
  input: versionChoice.extend({
    because: z.string().trim().min(1).max(1000),
    side: side.default('us'),
  }),
  output: agreement,
  refusals: decisionRefusals,
});

export const suggestAgreement = endpoint('POST', '/agreements/{id}/suggest', {
  summary:
    'Writes down a change that the customer asked for by other ways than their page. Neither side has said yes to it yet.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    baseVersionId: id,
    content: pageContentInput,
    /** Who suggested it. */
    name: z.string().trim().min(1).max(200),
    note: note.default(''),
  }),
  output: agreement,
  refusals: ['version_unknown', 'changed_meanwhile', 'nothing_changed', 'rule_unknown', 'agreement_ended'],
});

export const endAgreement = endpoint('POST', '/agreements/{id}/end', {
  summary: 'Ends the page; its versions stay readable.',
  access: writes,
  params: z.object({ id }),
  output: agreement,
  refusals: ['only_managers_publish'],
});
