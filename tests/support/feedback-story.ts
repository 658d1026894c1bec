import { newId } from '#platform/ids.ts';
import { changeConversation, receiveMessage } from '#modules/conversations/index.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { newAskToken } from '#modules/feedback/ask-token.ts';
import { sendAsk } from '#modules/feedback/commands/send-ask.ts';
import { aStaff, aWorkspace, inside, insideAs, type Made } from './factories.ts';
import type { TestApp } from './test-app.ts';

const hour = 3_600_000;
let written = 0;

/** A house in which customers write, Sam answers and closes, and the ask goes out: the story of most feedback tests. */
export async function feedbackStory(app: TestApp) {
  const house: Made = await aWorkspace(app);
  const { workspaceId } = house;
  const sam = await aStaff(app, workspaceId, { name: 'Sam' });
  const asSam = { workspaceId, staffId: sam, role: 'staff' } as const;

  async function customerWrites(
    given: { address?: string; conversationId?: string; isAutomatic?: boolean } = {},
  ) {
    written += 1;
    const address = given.address ?? `guest-${written}@mail.test`;
    return inside(app, workspaceId, async (ctx) => {
      const { customerId } = await findOrCreateCustomerByAddress(ctx, { address, name: 'Gus Guest' });
      const received = await receiveMessage(ctx, {
        ...given,
        channel: 'email',
        inboxId: null,
        customerId,
        from: { name: 'Gus Guest', address },
        to: [],
        subject: 'The lamp in room 31',
        text: `It is dark. ${written}`,
        html: null,
        sentAt: ctx.now,
      });
      return { ...received, customerId, address };
    });
  }

  /** A reply as it stands once the mail has left. */
  async function samReplies(conversationId: string) {
    await insideAs(app, asSam, async (ctx) => {
      await ctx.tx
        .insertInto('messages')
        .values({
          workspaceId,
          id: newId(),
          conversationId,
          direction: 'out',
          authorStaffId: sam,
          text: 'A new lamp is on its way.',
          delivery: 'accepted',
          sentAt: ctx.now,
        })
        .execute();
    });
  }

  async function changeTo(conversationId: string, status: 'closed' | 'open' | 'spam') {
    await insideAs(app, asSam, (ctx) =>
      changeConversation(ctx, { params: { id: conversationId }, input: { status } }),
    );
  }

  async function closedConversation(given: { address?: string } = {}) {
    const written = await customerWrites(given);
    await samReplies(written.conversationId);
    await changeTo(written.conversationId, 'closed');
    return written;
  }

  /** Lets the delay pass and sends what may be sent. */
  async function askAbout(conversationId: string) {
    app.clock.advance(hour);
    return inside(app, workspaceId, (ctx) => sendAsk(ctx, conversationId));
  }

  /** A closed conversation that was asked about, with the link the customer got. */
  async function asked(given: { address?: string } = {}) {
    const conversation = await closedConversation(given);
    await askAbout(conversation.conversationId);
    const { token, hash } = newAskToken(workspaceId);
    const { id: askId } = await inside(app, workspaceId, (ctx) =>
      ctx.tx
        .updateTable('asks')
        .set({ tokenHash: hash })
        .where('workspaceId', '=', workspaceId)
        .where('conversationId', '=', conversation.conversationId)
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return { ...conversation, askId, token, path: `/a/${token}` };
  }

  /** Opens the page, reads it for a while, and presses the button. */
  async function answers(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const page = await (await app.app.request(path)).text();
    const opened = /name="opened" value="([^"]*)"/.exec(page)?.[1] ?? '';
    app.clock.advance(20_000);
    return submit(path, { opened, ...fields }, headers);
  }

  async function submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return app.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  function answersIn(askId: string) {
    return inside(app, workspaceId, (ctx) =>
      ctx.tx
        .selectFrom('answers')
        .select(['id', 'question', 'value', 'replacedAt', 'isFlagged'])
        .where('workspaceId', '=', workspaceId)
        .where('askId', '=', askId)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
  }

  return {
    house,
    workspaceId,
    sam,
    asSam,
    customerWrites,
    samReplies,
    changeTo,
    closedConversation,
    askAbout,
    asked,
    answers,
    submit,
    answersIn,
  };
}

export type FeedbackStory = Awaited<ReturnType<typeof feedbackStory>>;
