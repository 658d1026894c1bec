import { postMessage, receiveMessage } from '#modules/conversations/index.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { decideDuePromises } from '#modules/promises/jobs.ts';
import { reactions } from '#modules/promises/reactions.ts';
import type { Ctx } from '#platform/context.ts';
import { aStaff, aWorkspace, inside, insideAs } from './factories.ts';
import { reacting } from './reacting.ts';
import type { TestApp } from './test-app.ts';

/** A house that promises, Ann who serves, and Gus who writes; promises hear of everything at once. */
export async function promisesStory(app: TestApp) {
  const { workspaceId, ownerId } = await aWorkspace(app);
  const ann = await aStaff(app, workspaceId, { name: 'Ann' });
  const react = reacting(app, workspaceId, reactions);
  const asSystem = <T>(work: (ctx: Ctx) => Promise<T>) => inside(app, workspaceId, work);
  const asAnn = <T>(work: (ctx: Ctx) => Promise<T>) =>
    insideAs(app, { workspaceId, staffId: ann, role: 'admin' }, work);

  async function arrives(more: { conversationId?: string; isAutomatic?: boolean } = {}): Promise<string> {
    const { conversationId } = await asSystem(async (ctx) => {
      const address = 'guest@mail.test';
      const { customerId } = await findOrCreateCustomerByAddress(ctx, { address, name: 'Gus' });
      const from = { name: 'Gus', address };
      const words = { subject: 'Shower', text: 'Cold.', html: null, sentAt: ctx.now };
      return receiveMessage(ctx, { channel: 'api', inboxId: null, customerId, from, ...words, ...more });
    });
    await react();
    return conversationId;
  }
  async function replies(id: string, more: { then?: 'open' | 'waiting' | 'closed' } = {}): Promise<string> {
    const kind = { kind: 'message', direction: 'out', text: 'Coming' } as const;
    const input = { ...kind, cc: [], bcc: [], attachmentIds: [], mentions: [], ...more };
    const message = await asAnn((ctx) => postMessage(ctx, { params: { id }, input }));
    await react();
    return message.id;
  }
  /** As if it left by mail: it can be taken back until then. */
  async function queued(messageId: string, sendAfter: Date): Promise<void> {
    await asSystem((ctx) =>
      ctx.tx
        .updateTable('messages')
        .set({ delivery: 'queued', sendAfter })
        .where('id', '=', messageId)
        .execute(),
    );
  }
  async function decide(): Promise<void> {
    await decideDuePromises.run(app.platform, {});
    await react();
  }
  async function announced(conversationId: string, type: string): Promise<number> {
    const events = await asSystem((ctx) =>
      ctx.tx
        .selectFrom('events')
        .select('id')
        .where('subjectId', '=', conversationId)
        .where('type', '=', type)
        .execute(),
    );
    return events.length;
  }
  return {
    ...{ workspaceId, ownerId, ann, asSystem, asAnn },
    ...{ react, arrives, replies, queued, decide, announced },
  };
}
export type PromisesStory = Awaited<ReturnType<typeof promisesStory>>;
