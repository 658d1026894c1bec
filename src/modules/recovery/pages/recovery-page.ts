import type { VisitRequest } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { myPage } from '../../../portal/my-page.ts';
import { takesPart } from '../queries/mail-facts.ts';
import { findFrontInbox } from '../queries/reports.ts';
import { recoveryBody } from './recovery-body.ts';
import { namesIn, visitedRecovery, type Visited } from './visited.ts';

/** GET /my/recovery/{id}: reading it decides nothing. */
export async function showRecovery(ctx: Ctx, visit: VisitRequest): Promise<Response> {
  return renderRecovery(ctx, await visitedRecovery(ctx, visit), { notice: null, status: 200, form: {} });
}

export interface Rendering {
  notice: string | null;
  status: number;
  form: Record<string, string>;
}

export async function renderRecovery(ctx: Ctx, visited: Visited, rendering: Rendering): Promise<Response> {
  const { facts, say, visitor, workspaceName, reading } = visited;
  const body = await recoveryBody({ visited, ...rendering, reach: await reachOf(ctx, visited) });
  const title = say(`portal.title.${reading.as}`, namesIn(visited));
  return myPage({ visitor, workspaceName, title, body, status: rendering.status });

  async function reachOf(within: Ctx, { visitor: { address } }: Visited) {
    const { conversationId } = facts;
    const isTheirs = conversationId !== null && (await takesPart(within, { conversationId, address }));
    const inbox = await findFrontInbox(within);
    return { conversationId: isTheirs ? conversationId : null, address: inbox?.address ?? null };
  }
}

/** After a button: back to the page as it is now, so that loading it again sends nothing again. */
export function backTo(recoveryId: string): Response {
  const headers = { location: `/my/recovery/${recoveryId}`, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}
