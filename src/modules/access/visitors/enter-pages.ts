import type { Context } from 'hono';
import { z } from 'zod';
import { run, systemActor, type Ctx, type Platform } from '#platform/context.ts';
import { sql } from 'kysely';
import { html } from '#platform/html/html.ts';
import { assertWithinLimit } from '#platform/http/rate-limit.ts';
import { clientAddress, requestIdOf } from '#platform/http/requests.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { emailOf } from '#platform/mail/address.ts';
import { spokenLanguage, translator } from '#platform/texts/texts.ts';
import { findWorkspaceIdOfSlug } from '#modules/workspace/index.ts';
import { portalPage } from '../../../portal/layout.ts';
import { limits } from '../limits.ts';
import { enterPage, findOpenWorkspace, type EnteredWorkspace } from './enter-form.ts';
import { findReaderByAddress } from './find-reader.ts';
import { wayInMail } from './link-mail.ts';
import { asPage, assertOwnForm, gonePage, readForm } from './page-requests.ts';
import { sendLinkTo } from './send-customer-link.ts';

/** GET /my/enter and /my/{slug}/enter: one field and one button. */
export function showEnter(platform: Platform, context: Context): Promise<Response> {
  return asPage(async () => {
    const meant = await meantWorkspace(platform, context);
    return meant === 'gone' ? gonePage() : enterPage(meant, { status: 200 });
  });
}

/**
 * Takes the address and says that a mail is on its way if we know it. Whether we do is found out by a job, after the
 * answer: known or not, asking does the same work and gets the same answer (SEC-046).
 */
export function receiveEnter(platform: Platform, context: Context): Promise<Response> {
  return asPage(async () => {
    assertOwnForm(platform, context);
    const form = await readForm(context);
    const meant = await meantWorkspace(platform, context);
    if (meant === 'gone') return gonePage();
    const typed = (form['email'] ?? '').slice(0, 254);
    const address = emailOf(typed);
    if (!address) return enterPage(meant, { status: 422, problem: 'invalid', typed });
    await assertMayAsk(platform, context, { address, workspaceId: meant?.id });
    const given = { address, workspaceId: meant?.id ?? null };
    // Asking belongs to no customer yet; the queue needs a transaction, and this one can see nothing.
    const options = { workspaceId: newId(), actor: systemActor, requestId: requestIdOf(context) };
    await run(platform, options, (ctx) => platform.jobs.enqueue(ctx, sendWayInJob, given));
    return sentPage(meant, address);
  });
}

async function assertMayAsk(
  platform: Platform,
  context: Context,
  { address, workspaceId }: { address: string; workspaceId: string | undefined },
): Promise<void> {
  await assertWithinLimit(
    platform,
    limits.wayInFromPlace,
    clientAddress(context, platform.config.trustedProxies),
  );
  await assertWithinLimit(platform, limits.wayInOfWorkspace, workspaceId ?? 'any');
  await assertWithinLimit(platform, limits.wayInOfAddress, `${workspaceId ?? 'any'} ${address}`);
}

async function meantWorkspace(
  platform: Platform,
  context: Context,
): Promise<EnteredWorkspace | undefined | 'gone'> {
  const slug = context.req.param('slug');
  if (slug === undefined) return findOpenWorkspace(platform, undefined);
  const id = await findWorkspaceIdOfSlug(platform.db, slug.slice(0, 100));
  const found = id === undefined ? undefined : await findOpenWorkspace(platform, id);
  return found ?? 'gone';
}

async function sentPage(workspace: EnteredWorkspace | undefined, address: string): Promise<Response> {
  const language = spokenLanguage(null, workspace?.locale ?? 'en');
  const say = translator('access', language);
  const title = say('visit.sent.title');
  const body = await html`<h1>${title}</h1>
<p class="lead quiet">${say('visit.sent.words', { address })}</p>
<p class="small quiet">${say('visit.sent.small')}</p>`;
  return portalPage({ status: 200, language, title, workspaceName: workspace?.name ?? '', body });
}

/** The payload is an address and not an id, because a stranger's is nobody's; the queue forgets it soon. */
export const sendWayInJob = jobType('access.send-way-in', {
  payload: z.object({ address: z.string(), workspaceId: z.uuid().nullable() }),
  run: async (platform, { address, workspaceId }) => {
    const meant = workspaceId === null ? await workspacesOfAddress(platform, address) : [workspaceId];
    for (const id of meant) {
      const options = { workspaceId: id, actor: systemActor, requestId: newId() };
      await run(platform, options, (ctx) => sendWayIn(ctx, address));
    }
  },
});

async function sendWayIn(ctx: Ctx, address: string): Promise<void> {
  const reader = await findReaderByAddress(ctx, address);
  if (!reader) return;
  await sendLinkTo(ctx, { reader, purpose: 'my-page', subjectId: null, mail: wayInMail('asked', 'my-page') });
}

async function workspacesOfAddress(platform: Platform, address: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select list_workspaces_of_customer_address(${address}) as id`.execute(platform.db);
  return rows.map((row) => row.id);
}
