import type { Ctx } from '#platform/context.ts';
import { announce } from '#platform/events/events.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import { journeyStarted } from '../events.ts';
import { templateText, tradeTemplates, type Trade } from '../templates.ts';

/** Gives a new workspace the touchpoints and elements of its trade, as a beginning to be edited. */
export async function startJourney(
  ctx: Ctx,
  { trade, locale }: { trade: Trade; locale: string },
): Promise<void> {
  const say = translator('journey', locale);
  const template = tradeTemplates[trade];
  const touchpointIds = new Map(template.touchpoints.map(({ id }) => [id, newId()]));
  await ctx.tx
    .insertInto('touchpoints')
    .values(
      template.touchpoints.map(({ id, stage }, position) => ({
        workspaceId: ctx.workspaceId,
        id: touchpointIds.get(id) ?? newId(),
        name: say(templateText({ trade, of: 'touchpoint', id, text: 'name' })),
        stage,
        position,
        createdAt: ctx.now,
      })),
    )
    .execute();
  const elementIds = new Map(template.elements.map(({ id }) => [id, newId()]));
  await ctx.tx
    .insertInto('elements')
    .values(
      template.elements.map(({ id, pillar, rater, touchpoints }, position) => {
        const name = say(templateText({ trade, of: 'element', id, text: 'name' }));
        return {
          workspaceId: ctx.workspaceId,
          id: elementIds.get(id) ?? newId(),
          name,
          pillar,
          // Only the core is checked; an experience is judged by customers' own answers.
          checkWording:
            pillar === 'core' ? say(templateText({ trade, of: 'element', id, text: 'check' })) : '',
          dimension: rater,
          // An element may show at several moments; it is filed under the first.
          touchpointId: touchpointIds.get(touchpoints[0] ?? '') ?? null,
          position,
          createdAt: ctx.now,
        };
      }),
    )
    .execute();
  announce(ctx, journeyStarted, { trade, elements: Object.fromEntries(elementIds) });
}
