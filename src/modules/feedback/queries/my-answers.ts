import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { personalMark } from '../logic/personal-mark.ts';
import { countAnswersAbout, listAnswersAbout } from './answers.ts';

export async function getMyAnswers(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  if (ctx.actor.kind !== 'staff') throw new Refusal('not_allowed', { kind: 'forbidden' });
  const { settings } = await getWorkspace(ctx);
  const counts = await countAnswersAbout(ctx, ctx.actor.id);
  const answers = await listAnswersAbout(ctx, ctx.actor.id, page);
  return {
    ...answers,
    asksMade: counts.asksMade,
    unread: counts.unread,
    mark: personalMark(counts.marks ?? {}, settings.fewestToShowPerson),
  };
}
