import type { Platform, RunOptions } from '#platform/context.ts';
import { id } from '#platform/contract.ts';
import { invalid, notFound, Refusal } from '#platform/errors.ts';
import { downloadHeaders } from '#platform/http/download.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { readBytes } from '#platform/http/requests.ts';
import * as contract from './contract.ts';
import { ingestOf } from './ingest/ingest.ts';
import { getRawMessage, retryQuarantined } from './ingest/quarantine.ts';
import { isStorageFull } from './ingest/storage-full.ts';
import { sendTestMail } from './ingest/test-mail.ts';
import { findKnownInbox } from './inboxes/known-inboxes.ts';

/** Taking a mail in needs transactions of its own, so these endpoints do not live inside the request's. */
export const rawEndpoints: readonly MountedRaw[] = [
  {
    endpoint: contract.postRawMessage,
    raw: async (platform, request) => {
      const { workspaceId } = asking(request);
      const inbox = await findKnownInbox(platform, workspaceId, idOf(request));
      if (!inbox) throw notFound();
      if (inbox.status === 'paused') throw new Refusal('inbox_paused', { kind: 'conflict' });
      const raw = await readBytes(request.context, contract.largestRawMessageInBytes);
      if (raw.length === 0) throw invalid('mail_expected');
      return answered(
        contract.postRawMessage.success,
        await takeIn(platform, { workspaceId, inboxId: inbox.id, raw }),
      );
    },
  },
  {
    endpoint: contract.sendTest,
    raw: async (platform, request) =>
      answered(contract.sendTest.success, await sendTestMail(platform, asking(request), idOf(request))),
  },
  {
    endpoint: contract.retryQuarantined,
    raw: async (platform, request) =>
      answered(200, await retryQuarantined(platform, asking(request), idOf(request))),
  },
  {
    endpoint: contract.getQuarantinedOriginal,
    raw: async (platform, request) => {
      const rawMessageId = idOf(request);
      const bytes = await getRawMessage(platform, asking(request), rawMessageId);
      const file = { name: `${rawMessageId}.eml`, mediaType: 'message/rfc822', bytes };
      return new Response(new Uint8Array(bytes), { headers: downloadHeaders(file) });
    },
  },
];

async function takeIn(
  platform: Platform,
  mail: { workspaceId: string; inboxId: string; raw: Uint8Array },
): Promise<contract.IngestOutcome> {
  try {
    const unknown = { envelopeFrom: null, envelopeTo: null, peer: null };
    return await ingestOf(platform).ingest({ ...mail, ...unknown, source: 'api' });
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    throw new Refusal('storage_full', { kind: 'unavailable', facts: { retryAfterSeconds: 60 } });
  }
}

function answered(status: number, outcome: contract.IngestOutcome): Response {
  return Response.json(contract.ingestOutcome.parse(outcome), {
    status,
    headers: { 'cache-control': 'no-store' },
  });
}

function asking({ principal, requestId }: RawRequest): RunOptions {
  if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  return { workspaceId: principal.workspaceId, actor: principal.actor, requestId };
}

function idOf(request: RawRequest): string {
  const parsed = id.safeParse(request.params['id']);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
