import { sendCustomerLink } from '#modules/access/index.ts';
import type { Ctx } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { announce } from '#platform/events/events.ts';
import { translator } from '#platform/texts/texts.ts';
import { portalMail } from '../../../portal/mail.ts';
import { tradeOffOffered } from '../events.ts';

/** Offers a sheet to one person by a link of its own; from now on the client may choose. */
export async function offerSheet(
  ctx: Ctx,
  { sheetId, accountId, personId }: { sheetId: string; accountId: string; personId: string },
): Promise<void> {
  const sent = await sendCustomerLink(ctx, {
    customerId: personId,
    purpose: 'trade-off-sheet',
    subjectId: sheetId,
    mail: offerMail,
  });
  if (sent.outcome === 'no-address') throw new Refusal('no_address', { kind: 'conflict' });
  await ctx.tx
    .updateTable('tradeOffSheets')
    .set({ status: 'offered', offeredAt: ctx.now })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', sheetId)
    .execute();
  announce(ctx, tradeOffOffered, { sheetId, customerId: accountId, at: ctx.now.toISOString() });
}

async function offerMail(link: { url: string; expiresAt: Date; workspaceName: string; language: string }) {
  const say = translator('extras', link.language);
  const words = { workspace: link.workspaceName };
  const date = new Intl.DateTimeFormat(link.language, { dateStyle: 'long', timeZone: 'UTC' });
  const mail = await portalMail({
    paragraphs: [say('mail.words', words), say('mail.more', words)],
    button: { words: say('mail.button'), url: link.url },
    footer: [say('mail.until', { until: date.format(link.expiresAt) }), say('mail.nothing')],
  });
  return { ...mail, subject: say('mail.subject', words) };
}
