import { listFindings as listLearningFindings } from '#modules/learning/index.ts';
import { listFindings as listRecoveryFindings } from '#modules/recovery/index.ts';
import type { House } from '#modules/promises/index.ts';
import type { Ctx } from '#platform/context.ts';
import { translator } from '#platform/texts/texts.ts';
import { wordsOfFinding } from '../finding-words.ts';
import { pageWords } from '../pages/page-words.ts';
import { writeAgenda } from './write-agenda.ts';
import { findNextHuddle, listPromisesOfToday, listTeamNotes } from '../queries/huddle-facts.ts';

/**
 * Begins a huddle with what the day asks: promises that fall due, what talks with clients left for the team, and what our
 * own figures propose to talk about.
 */
export async function agendaOfHuddle(
  ctx: Ctx,
  { meetingId, house }: { meetingId: string; house: House },
): Promise<void> {
  const say = translator('meetings', house.locale);
  const { moment } = pageWords(house.locale, house.zone);
  const promises = await listPromisesOfToday(ctx, house.zone);
  const notes = await listTeamNotes(ctx);
  const failed = await listRecoveryFindings(ctx);
  const learnt = await listLearningFindings(ctx);
  const proposed = [...failed, ...learnt].filter(({ talk }) => talk === 'huddle');
  await writeAgenda(ctx, meetingId, [
    ...promises.map(({ id, name, number, subject, dueAt }) => ({
      words: say('huddle.promise', { name, number, subject, when: moment(dueAt.toISOString()) }),
      origin: `promise|${id}`,
    })),
    ...notes.map(({ id, title, teamNote }) => ({
      words: `${title}: ${teamNote}`,
      origin: `team-note|${id}`,
    })),
    ...proposed.map((finding, index) => ({
      words: wordsOfFinding(finding, house.locale),
      origin: `finding|${finding.key}|${index}`,
    })),
  ]);
}

/** A note to the team stands on the huddle that comes next; a changed one changes there too, until it is held. */
export async function carryTeamNote(
  ctx: Ctx,
  talk: { id: string; title: string; teamNote: string },
): Promise<void> {
  const huddle = await findNextHuddle(ctx);
  if (!huddle) return;
  const origin = `team-note|${talk.id}`;
  const rows = ctx.tx
    .deleteFrom('meetingItems')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('meetingId', '=', huddle.id)
    .where('kind', '=', 'agenda')
    .where('origin', '=', origin);
  await rows.execute();
  if (talk.teamNote === '') return;
  await writeAgenda(ctx, huddle.id, [{ words: `${talk.title}: ${talk.teamNote}`, origin }]);
}
