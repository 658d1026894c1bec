import { z } from 'zod';
import { day, endpoint, id, moment, page, pageQuery } from '#platform/contract.ts';
import type { Permission } from '#modules/access/permissions.ts';
import { finding } from '#modules/report-cards/contract.ts';
import { itemKind, meeting, meetingBrief, meetingItem, meetingKind } from './contract/shapes.ts';

export * from './contract/shapes.ts';

const reads = 'customers:read' satisfies Permission;
const writes = 'meetings:write' satisfies Permission;

export const listMeetings = endpoint('GET', '/meetings', {
  summary: 'Meetings of a view: to come, unfinished, past, or those one should have this week.',
  access: reads,
  query: pageQuery.extend({
    view: z.enum(['all', 'to-come', 'unfinished', 'past', 'to-have']).default('all'),
    kind: meetingKind.optional(),
    customerId: id.optional(),
    ownerStaffId: id.optional(),
  }),
  output: page(meetingBrief),
  refusals: ['cursor_invalid'],
});

export const getMeeting = endpoint('GET', '/meetings/{id}', {
  summary: 'One meeting with its course, agenda, focus, actions and figures.',
  access: reads,
  params: z.object({ id }),
  output: meeting,
});

export const printMeeting = endpoint('GET', '/meetings/{id}/print', {
  summary: 'The page of a review as the client reads it, as HTML made for paper.',
  access: reads,
  params: z.object({ id }),
  output: z.string(),
});

const editable = z.object({
  title: z.string().trim().min(1).max(200),
  scheduledAt: moment,
  minutes: z.int().min(5).max(600),
  place: z.string().trim().max(300),
  ownerStaffId: id.nullable(),
  periodFrom: day,
  periodTo: day,
});

export const createMeeting = endpoint('POST', '/meetings', {
  summary: 'Plans a meeting; an account review and its talk are with a customer.',
  access: writes,
  input: editable.partial().extend({
    kind: meetingKind,
    customerId: id.optional(),
    scheduledAt: moment,
    /** Begins the agenda with what was found. */
    agenda: z.enum(['findings', 'empty']).default('empty'),
  }),
  output: meeting,
  refusals: ['customer_unknown', 'customer_missing', 'staff_unknown', 'period_invalid'],
  success: 201,
});

export const changeMeeting = endpoint('PATCH', '/meetings/{id}', {
  summary: 'Changes a meeting; a text that somebody changed meanwhile is refused with both texts.',
  access: writes,
  params: z.object({ id }),
  input: editable
    .extend({
      notes: z.string().max(20_000),
      privateNotes: z.string().max(20_000),
      teamNote: z.string().trim().max(400),
      dissatisfaction: z.string().trim().max(4000),
    })
    .partial()
    .extend({
      /** What the writer saw: a whole page by its revision, or single texts as they were when the writing began. */
      revision: z.int().optional(),
      was: z
        .object({
          notes: z.string().max(20_000),
          privateNotes: z.string().max(20_000),
          teamNote: z.string().max(400),
          dissatisfaction: z.string().max(4000),
        })
        .partial()
        .optional(),
    }),
  output: meeting,
  refusals: ['staff_unknown', 'period_invalid', 'changed_meanwhile', 'meeting_over', 'meeting_agreed'],
});

/** What every step of a meeting has in common: who may take it, and that it answers the meeting as it then stands. */
const step = <I extends z.ZodType>(summary: string, input: I, refusals: string[] = []) => ({
  summary,
  access: writes,
  params: z.object({ id }),
  input,
  output: meeting,
  refusals: ['step_not_now', ...refusals],
});

const scoreValue = z.number().min(0).max(10).multipleOf(0.1);

export const sendPreRead = endpoint(
  'POST',
  '/meetings/{id}/pre-read',
  step(
    'Sends the client what was found, and asks first what we were not good at; by hand where no address is known.',
    z.object({ by: z.enum(['mail', 'hand']).default('mail') }),
    ['address_missing'],
  ),
);
export const holdMeeting = endpoint(
  'POST',
  '/meetings/{id}/hold',
  step(
    'Says that the meeting was held; a top score books the talk that follows.',
    z.object({
      heldAt: moment.optional(),
      score: scoreValue.optional(),
      scoredByName: z.string().trim().max(200).default(''),
    }),
    ['held_in_future'],
  ),
);
export const writeUpMeeting = endpoint(
  'POST',
  '/meetings/{id}/write-up',
  step('Hands the write-up over: the client is told that it can be read.', z.object({}), ['write_up_empty']),
);
export const bookTalk = endpoint(
  'POST',
  '/meetings/{id}/book-talk',
  step(
    'Books the talk that follows a review; within ten working days when no moment is named.',
    z.object({
      scheduledAt: moment.optional(),
      minutes: z.int().min(5).max(600).default(45),
      place: z.string().trim().max(300).default(''),
      ownerStaffId: id.optional(),
    }),
    ['staff_unknown'],
  ),
);
export const agreeMeeting = endpoint(
  'POST',
  '/meetings/{id}/agree',
  step(
    'Writes down that the client agreed, with the name of who did.',
    z.object({ name: z.string().trim().min(1).max(200) }),
  ),
);
export const closeMeeting = endpoint(
  'POST',
  '/meetings/{id}/close',
  step('Closes a meeting whose every step was taken.', z.object({})),
);
export const cancelMeeting = endpoint(
  'POST',
  '/meetings/{id}/cancel',
  step('Calls off a meeting that was not held.', z.object({})),
);

export const scoreMeeting = endpoint('POST', '/meetings/{id}/scores', {
  summary: 'Writes down the client’s score from 0 to 10, and how they mark single elements from 0 to 5.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    score: scoreValue.optional(),
    scoredByName: z.string().trim().max(200).default(''),
    elements: z
      .array(z.object({ elementId: id, value: z.number().min(0).max(5) }))
      .max(50)
      .default([]),
  }),
  output: meeting,
  refusals: ['step_not_now', 'element_unknown', 'not_a_review'],
});

const itemFields = z.object({
  words: z.string().trim().min(1).max(2000),
  isPrivate: z.boolean(),
  ownerStaffId: id.nullable(),
  ownerName: z.string().trim().max(200),
  dueOn: day.nullable(),
});

export const addItem = endpoint('POST', '/meetings/{id}/items', {
  summary: 'Adds an agenda item, a focus, an action, an open point or an answer of the script.',
  access: writes,
  params: z.object({ id }),
  input: itemFields
    .partial()
    .extend({ kind: itemKind, words: itemFields.shape.words, origin: z.string().max(300).default('') }),
  output: meetingItem,
  refusals: [
    'focus_full',
    'staff_unknown',
    'question_unknown',
    'changed_meanwhile',
    'meeting_over',
    'meeting_agreed',
  ],
  success: 201,
});

const itemParams = z.object({ id, itemId: id });

export const changeItem = endpoint('PATCH', '/meetings/{id}/items/{itemId}', {
  summary: 'Changes an item; words that somebody changed meanwhile are refused with both.',
  access: writes,
  params: itemParams,
  input: itemFields.partial().extend({ isDone: z.boolean().optional(), revision: z.int() }),
  output: meetingItem,
  refusals: ['changed_meanwhile', 'staff_unknown', 'meeting_over', 'meeting_agreed'],
});

export const removeItem = endpoint('DELETE', '/meetings/{id}/items/{itemId}', {
  summary: 'Drops an item.',
  access: writes,
  params: itemParams,
  output: z.object({ id }),
  refusals: ['meeting_over', 'meeting_agreed'],
});

export const orderItems = endpoint('PUT', '/meetings/{id}/items/order', {
  summary: 'Puts items of one kind in the order given; those not named follow.',
  access: writes,
  params: z.object({ id }),
  input: z.object({ ids: z.array(id).min(1).max(200) }),
  output: meeting,
  refusals: ['item_unknown', 'meeting_over'],
});

export const openConversationOfItem = endpoint('POST', '/meetings/{id}/items/{itemId}/conversation', {
  summary: 'Makes a conversation of an open point, so that it is answered like any other.',
  access: writes,
  params: itemParams,
  output: meetingItem,
  refusals: ['not_an_open_point', 'customer_missing'],
});

export const setPeople = endpoint('PUT', '/meetings/{id}/people', {
  summary: 'Says who takes part, on both sides.',
  access: writes,
  params: z.object({ id }),
  input: z.object({
    people: z
      .array(
        z.object({
          side: z.enum(['us', 'them']),
          staffId: id.optional(),
          customerId: id.optional(),
          name: z.string().trim().max(200).default(''),
        }),
      )
      .max(50),
  }),
  output: meeting,
  refusals: ['staff_unknown', 'customer_unknown', 'person_without_name'],
});

export const listFindings = endpoint('GET', '/customers/{id}/findings', {
  summary:
    'What the calculations say of one customer, the gravest first; says which of them could not answer.',
  access: reads,
  params: z.object({ id }),
  output: page(finding).extend({ failed: z.array(z.string()) }),
});
