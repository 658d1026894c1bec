import type { Reaction } from '#platform/events/events.ts';
import { inside } from './factories.ts';
import type { TestApp } from './test-app.ts';

/** Runs these reactions to what has been announced since the last time, without the queue; twice, as may happen. */
export function reacting(app: TestApp, workspaceId: string, reactions: readonly Reaction[]) {
  const heard = new Set<string>();
  return async (): Promise<void> => {
    const events = await inside(app, workspaceId, (ctx) =>
      ctx.tx.selectFrom('events').selectAll().where('workspaceId', '=', workspaceId).orderBy('id').execute(),
    );
    for (const event of events.filter(({ id }) => !heard.has(id))) {
      heard.add(event.id);
      for (const reaction of reactions.filter(
        (one) => one.type === event.type && one.concerns(event.payload),
      ))
        for (let twice = 0; twice < 2; twice++)
          await inside(app, workspaceId, (ctx) => reaction.run(ctx, event));
    }
  };
}
