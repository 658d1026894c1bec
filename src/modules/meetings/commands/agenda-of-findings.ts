import type { Ctx } from '#platform/context.ts';
import { wordsOfFinding } from '../finding-words.ts';
import { isOursAlone, originOf } from '../logic/gravest-first.ts';
import { listFindings } from '../queries/findings.ts';
import { writeAgenda } from './write-agenda.ts';

/** As many as an hour can hold; the rest can still be added by hand. */
const mostAtOnce = 8;

/** Begins an agenda with what was found: the gravest first, each with its sentence and the way to its evidence. */
export async function agendaOfFindings(
  ctx: Ctx,
  { meetingId, customerId, language }: { meetingId: string; customerId: string; language: string },
): Promise<void> {
  const { data } = await listFindings(ctx, customerId);
  const items = data
    .map((finding) => ({
      words: wordsOfFinding(finding, language),
      origin: originOf(finding),
      isPrivate: isOursAlone(finding),
    }))
    .filter(({ words }) => words !== '')
    .slice(0, mostAtOnce);
  await writeAgenda(ctx, meetingId, items);
}
