import { z } from 'zod';
import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { writeToOwner } from '../commands/write-to-owner.ts';
import { plainWords } from '../logic/plain-words.ts';
import { longestWords } from './forms.ts';
import { renderRecovery } from './recovery-page.ts';
import { namesIn, visitedRecovery } from './visited.ts';

/** POST …/words: a few words to the owner, by either of the two customers. */
export async function receiveWords(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  const visited = await visitedRecovery(ctx, visit);
  const { facts, say } = visited;
  const text = plainWords(visit.form['letter']);
  if (text === '' || text.length > longestWords) {
    const notice = text === '' ? 'words-empty' : 'letter-too-long';
    return renderRecovery(ctx, visited, { notice, status: 422, form: { letter: text } });
  }
  const named = z.uuid().safeParse(visit.form['message']);
  const what = facts.words.replaceAll(/\s+/g, ' ').slice(0, 120);
  const conversationId = await writeToOwner(ctx, visit.visitor, {
    recoveryId: facts.id,
    messageId: named.success ? named.data : newId(),
    subject: say('portal.who.subject', { ...namesIn(visited), what }),
    text,
  });
  const headers = { location: `/my/conversations/${conversationId}`, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
