import { run, type Platform, type RunOptions } from '#platform/context.ts';
import { Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { translator } from '#platform/texts/texts.ts';
import type { IngestOutcome } from '../contract.ts';
import { getInboxRow } from '../inboxes/inbox-queries.ts';
import { ingestOf } from './ingest.ts';

/** A mail from the person who asks, taken in like any other; it shows the way works without a mail server. */
export async function sendTestMail(
  platform: Platform,
  asking: RunOptions,
  inboxId: string,
): Promise<IngestOutcome> {
  const { inbox, sender } = await run(platform, asking, async (ctx) => ({
    inbox: await getInboxRow(ctx, inboxId),
    sender:
      ctx.actor.kind === 'staff'
        ? await ctx.tx
            .selectFrom('staff')
            .select(['name', 'email'])
            .where('workspaceId', '=', ctx.workspaceId)
            .where('id', '=', ctx.actor.id)
            .executeTakeFirst()
        : undefined,
  }));
  // A key has no address from which a mail could come.
  if (!sender) throw new Refusal('address_missing', { kind: 'conflict' });
  const raw = testMail({ inbox, sender, at: platform.clock.now() });
  return ingestOf(platform).ingest({
    workspaceId: asking.workspaceId,
    inboxId,
    raw,
    source: 'test',
    envelopeFrom: sender.email,
    envelopeTo: inbox.address,
    peer: null,
  });
}

function testMail(facts: {
  inbox: { name: string; address: string };
  sender: { name: string; email: string };
  at: Date;
}): Buffer {
  const { inbox, sender, at } = facts;
  const say = translator('channels');
  return Buffer.from(
    [
      `From: ${encodedWord(sender.name)} <${sender.email}>`,
      `To: <${inbox.address}>`,
      `Subject: ${encodedWord(say('test.subject', { inbox: inbox.name }))}`,
      `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: <${newId()}@test.invalid>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(say('test.text', { name: sender.name }))
        .toString('base64')
        .replaceAll(/(.{76})/g, '$1\r\n'),
      '',
    ].join('\r\n'),
  );
}

/** RFC 2047, in pieces of at most 45 bytes so that no encoded word passes its 75 characters. */
function encodedWord(text: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 45) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece]
    .map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`)
    .join('\r\n ');
}
