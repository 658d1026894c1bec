import { z } from 'zod';
import { findStaff } from '#modules/staff/index.ts';
import { getWorkspace } from '#modules/workspace/index.ts';
import { run, systemActor, type Ctx } from '#platform/context.ts';
import { newId } from '#platform/ids.ts';
import { jobType } from '#platform/jobs/jobs.ts';
import { sendAccountMail, type AccountMail } from '#platform/mail/account-mail.ts';
import { translator } from '#platform/texts/texts.ts';
import { findBrief } from './queries/agreements.ts';

const payload = z.object({
  workspaceId: z.uuid(),
  mailId: z.uuid(),
  agreementId: z.uuid(),
  versionId: z.uuid(),
  kind: z.enum(['accepted', 'declined', 'suggested']),
  name: z.string(),
});

/** Mails whoever looks after the page what the other side said; everybody else reads it on Today. */
export const tellUsJob = jobType('agreements.tell-us', {
  payload,
  run: async (platform, about) => {
    const options = { workspaceId: about.workspaceId, actor: systemActor, requestId: newId() };
    const mail = await run(platform, options, (ctx) => composeMail(ctx, about));
    if (mail) await sendAccountMail(platform, mail);
  },
});
export const jobs = [tellUsJob];

export async function tellUs(
  ctx: Ctx,
  about: Omit<z.input<typeof payload>, 'workspaceId' | 'mailId'>,
): Promise<void> {
  await ctx.platform.jobs.enqueue(ctx, tellUsJob, {
    ...about,
    workspaceId: ctx.workspaceId,
    mailId: newId(),
  });
}

async function composeMail(
  ctx: Ctx,
  { mailId, agreementId, kind, name }: z.output<typeof payload>,
): Promise<AccountMail | undefined> {
  const page = await findBrief(ctx, agreementId);
  const owner = page?.owner && (await findStaff(ctx, page.owner.id));
  if (!page || owner?.status !== 'active') return undefined;
  const workspace = await getWorkspace(ctx);
  const say = translator('agreements', workspace.locale);
  const words = {
    name,
    customer: page.customer?.name ?? page.customer?.address ?? '',
    title: page.title,
    link: new URL(`/same-page/agreements/${agreementId}`, ctx.platform.config.baseUrl).toString(),
  };
  return {
    id: mailId,
    to: { name: owner.name, address: owner.email },
    fromName: workspace.name,
    subject: say(`tell.${kind}.subject`, words),
    text: say(`tell.${kind}.text`, words),
  };
}
