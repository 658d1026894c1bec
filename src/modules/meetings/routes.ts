import { handle } from '#platform/http/handle.ts';
import { bookTalk } from './commands/book-talk.ts';
import { cancelMeeting } from './commands/cancel-meeting.ts';
import { addItem, changeItem, orderItems, removeItem } from './commands/change-items.ts';
import { changeMeeting } from './commands/change-meeting.ts';
import { createMeeting } from './commands/create-meeting.ts';
import { openConversationOfItem } from './commands/open-conversation.ts';
import { scoreMeeting } from './commands/score-meeting.ts';
import { setPeople } from './commands/set-people.ts';
import {
  agreeMeeting,
  closeMeeting,
  holdMeeting,
  sendPreRead,
  writeUpMeeting,
} from './commands/take-steps.ts';
import * as contract from './contract.ts';
import { listFindings } from './queries/findings.ts';
import { getMeeting } from './queries/get-meeting.ts';
import { listMeetings } from './queries/list-meetings.ts';

export const endpoints = [
  handle(contract.listMeetings, (ctx, { query }) => listMeetings(ctx, query)),
  handle(contract.createMeeting, (ctx, { input }) => createMeeting(ctx, input)),
  handle(contract.getMeeting, (ctx, { params }) => getMeeting(ctx, params.id)),
  handle(contract.changeMeeting, (ctx, { params, input }) => changeMeeting(ctx, params.id, input)),
  handle(contract.sendPreRead, (ctx, { params, input }) => sendPreRead(ctx, params.id, input)),
  handle(contract.holdMeeting, (ctx, { params, input }) => holdMeeting(ctx, params.id, input)),
  handle(contract.writeUpMeeting, (ctx, { params }) => writeUpMeeting(ctx, params.id)),
  handle(contract.bookTalk, (ctx, { params, input }) => bookTalk(ctx, params.id, input)),
  handle(contract.agreeMeeting, (ctx, { params, input }) => agreeMeeting(ctx, params.id, input)),
  handle(contract.closeMeeting, (ctx, { params }) => closeMeeting(ctx, params.id)),
  handle(contract.cancelMeeting, (ctx, { params }) => cancelMeeting(ctx, params.id)),
  handle(contract.scoreMeeting, (ctx, { params, input }) => scoreMeeting(ctx, params.id, input)),
  handle(contract.addItem, (ctx, { params, input }) => addItem(ctx, params.id, input)),
  handle(contract.orderItems, (ctx, { params, input }) => orderItems(ctx, params.id, input.ids)),
  handle(contract.changeItem, (ctx, { params, input }) => changeItem(ctx, params, input)),
  handle(contract.removeItem, (ctx, { params }) => removeItem(ctx, params)),
  handle(contract.openConversationOfItem, (ctx, { params }) => openConversationOfItem(ctx, params)),
  handle(contract.setPeople, (ctx, { params, input }) => setPeople(ctx, params.id, input)),
  handle(contract.listFindings, (ctx, { params }) => listFindings(ctx, params.id)),
];
