import { z } from 'zod';
import { run, systemActor, type Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { sendAccountMail, type AccountMail } from '#platform/mail/account-mail.ts';
import { translator } from '#platform/texts/texts.ts';
import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { addressOf, openLinks } from './links.ts';

const payload = z.object({
  workspaceId: z.uuid(),
  linkId: z.uuid(),
  kind: z.enum(['invitation', 'password-reset']),
});

/** Mails a link. One that was used, revoked or replaced while the mail waited is not sent any more. */
export const sendLinkJob = jobType('access.send-link', {
  payload,
  run: async (platform, about) => {
    const options = { workspaceId: about.workspaceId, actor: systemActor, requestId: newId() };
    const mail = await run(platform, options, (ctx) => composeLinkMail(ctx, about));
    if (mail) await sendAccountMail(platform, mail);
  },
});

async function composeLinkMail(
  ctx: Ctx,
  { linkId, kind }: z.output<typeof payload>,
): Promise<AccountMail | undefined> {
  const link = await openLinks(ctx, kind).where('id', '=', linkId).executeTakeFirst();
  const person = link && (await findStaff(ctx, link.staffId));
  if (!link || !person) return undefined;
  const workspace = await getWorkspace(ctx);
  const say = translator('access', workspace.locale);
  const words = {
    name: person.name,
    workspace: workspace.name,
    link: addressOf(ctx.platform, { kind, workspaceId: ctx.workspaceId, id: linkId }),
    until: new Intl.DateTimeFormat(workspace.locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: workspace.timeZone,
    }).format(link.expiresAt),
  };
  return {
    id: linkId,
    to: { name: person.name, address: link.email },
    fromName: workspace.name,
    subject: kind === 'invitation' ? say('mail.invitation.subject', words) : say('mail.reset.subject', words),
    text: kind === 'invitation' ? say('mail.invitation.text', words) : say('mail.reset.text', words),
  };
}
