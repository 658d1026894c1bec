import { newId } from '#platform/ids.ts';
import { openSmtpSink } from '#platform/mail/smtp-sink.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { postMessage, receiveMessage, type IncomingMessage } from '#modules/conversations/index.ts';
import { createInbox } from '#modules/channels/index.ts';
import { enqueueSending } from '#modules/channels/outgoing/jobs.ts';
import { queueReply } from '#modules/channels/outgoing/queue-mail.ts';
import { sendMail } from '#modules/channels/outgoing/send-mail.ts';
import { aStaff, aWorkspace, inside, insideAs } from './factories.ts';
import type { TestApp } from './test-app.ts';

/** A house whose inbox sends through a mail server of the test: customers write, Ann answers, the mail leaves. */
export async function mailStory(app: TestApp) {
  const sink = await openSmtpSink();
  const { workspaceId } = await aWorkspace(app);
  const ann = await aStaff(app, workspaceId, { name: 'Ann' });
  const asSystem = <T>(work: Parameters<typeof inside<T>>[2]) => inside(app, workspaceId, work);
  const asAnn = <T>(work: Parameters<typeof insideAs<T>>[2]) =>
    insideAs(app, { workspaceId, staffId: ann, role: 'staff' }, work);
  const address = `desk-${newId().slice(-8)}@house.test`;

  const connection = {
    smtp: { host: '127.0.0.1', port: sink.port, security: 'none' as const },
    plusAddress: 'use' as const,
  };
  const inbox = await asSystem((ctx) => createInbox(ctx, { name: 'Desk', address, connection }));

  async function customerWrites(given: Partial<IncomingMessage> = {}) {
    const received = await asSystem(async (ctx) => {
      const from = given.from ?? { name: 'Gus Guest', address: 'gus@mail.test' };
      const { customerId } = await findOrCreateCustomerByAddress(ctx, from);
      return receiveMessage(ctx, {
        channel: 'email',
        inboxId: inbox.id,
        customerId,
        to: [{ name: '', address }],
        subject: 'The shower',
        text: 'The shower is cold.',
        html: null,
        sentAt: ctx.now,
        emailMessageId: `<${newId()}@mail.test>`,
        ...given,
        from,
      });
    });
    app.clock.advance(1000);
    return received;
  }

  /** Ann answers; the mail is in the outbox and due. */
  async function annReplies(conversationId: string, given: object = {}): Promise<string> {
    const input = {
      kind: 'message' as const,
      direction: 'out' as const,
      html: '<p>On my way.</p>',
      cc: [],
      bcc: [],
      attachmentIds: [],
      mentions: [],
      ...given,
    };
    const { id } = await asAnn((ctx) => postMessage(ctx, { params: { id: conversationId }, input }));
    await asSystem((ctx) => queueReply(ctx, id));
    app.clock.advance(10_000);
    return id;
  }

  const leaves = (mailId: string) => sendMail(app.platform, { workspaceId, mailId, again: enqueueSending });

  /** What the outbox and the conversation say of one reply. */
  const stateOf = (messageId: string) =>
    asSystem((ctx) =>
      ctx.tx
        .selectFrom('outgoingMails as o')
        .innerJoin('messages as m', (join) =>
          join.onRef('m.workspaceId', '=', 'o.workspaceId').onRef('m.id', '=', 'o.messageId'),
        )
        .select(['o.state', 'o.attempts', 'o.emailMessageId', 'o.acceptedRecipients', 'o.sendAfter'])
        .select(['m.delivery', 'm.deliveryDetail', 'm.emailMessageId as ofMessage'])
        .where('o.workspaceId', '=', workspaceId)
        .where('o.id', '=', messageId)
        .executeTakeFirstOrThrow(),
    );

  return { sink, workspaceId, ann, inbox, asSystem, asAnn, customerWrites, annReplies, leaves, stateOf };
}

export type MailStory = Awaited<ReturnType<typeof mailStory>>;
