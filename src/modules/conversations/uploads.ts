import { z } from 'zod';
import { run } from '#platform/context.ts';
import { endpoint, id } from '#platform/contract.ts';
import { invalid, Refusal } from '#platform/errors.ts';
import { downloadHeaders } from '#platform/http/download.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { readBytes } from '#platform/http/requests.ts';
import type { Permission } from '#modules/access/permissions.ts';
import { storeUpload, type Upload } from './commands/store-upload.ts';
import { attachment } from './contract.ts';
import { getOriginal, getReadableFile } from './queries/files.ts';

export const largestUploadInBytes = 25 * 1024 * 1024;

export const uploadAttachment = endpoint('POST', '/attachments', {
  summary:
    'Keeps a file for a message being written: multipart/form-data with one file, or the bytes themselves with their name in `x-file-name`, percent-encoded.',
  access: 'notes:write' satisfies Permission,
  output: attachment,
  refusals: ['file_empty', 'file_expected', 'body_too_large'],
  success: 201,
});

export const fetchAttachment = endpoint('GET', '/attachments/{id}', {
  summary: 'The bytes of an attachment; pictures in place, everything else as a download.',
  access: 'conversations:read' satisfies Permission,
  params: z.object({ id }),
  output: z.unknown(),
});

export const fetchOriginal = endpoint('GET', '/messages/{id}/original', {
  summary: 'The mail exactly as it came.',
  access: 'conversations:read' satisfies Permission,
  params: z.object({ id }),
  output: z.unknown(),
});

/** Bytes come and go outside JSON, so these three read the request themselves. */
export const rawEndpoints: readonly MountedRaw[] = [
  {
    endpoint: uploadAttachment,
    raw: async (platform, request) => {
      const principal = principalOf(request);
      const upload = await readUpload(request);
      const stored = await storeUpload(platform, { principal, requestId: request.requestId }, upload);
      return Response.json(attachment.parse(stored), {
        status: 201,
        headers: { 'cache-control': 'no-store' },
      });
    },
  },
  {
    endpoint: fetchAttachment,
    raw: async (platform, request) => {
      const attachmentId = idOf(request);
      const file = await run(platform, asking(request), (ctx) => getReadableFile(ctx, attachmentId));
      const bytes = await platform.files.get(principalOf(request).workspaceId, file.sha256);
      return new Response(new Uint8Array(bytes), { headers: downloadHeaders({ ...file, bytes }) });
    },
  },
  {
    endpoint: fetchOriginal,
    raw: async (platform, request) => {
      const messageId = idOf(request);
      const original = await run(platform, asking(request), (ctx) => getOriginal(ctx, messageId));
      const bytes =
        original.body ??
        (await platform.files.get(principalOf(request).workspaceId, original.fileSha256 ?? Buffer.alloc(0)));
      return new Response(new Uint8Array(bytes), {
        headers: downloadHeaders({ name: `${messageId}.eml`, mediaType: 'message/rfc822', bytes }),
      });
    },
  },
];

function principalOf(request: RawRequest) {
  if (!request.principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  return request.principal;
}

function asking(request: RawRequest) {
  const { workspaceId, actor } = principalOf(request);
  return { workspaceId, actor, requestId: request.requestId };
}

function idOf(request: RawRequest): string {
  const parsed = id.safeParse(request.params['id']);
  if (!parsed.success) throw new Refusal('not_found', { kind: 'not-found' });
  return parsed.data;
}

async function readUpload({ context }: RawRequest): Promise<Upload> {
  const type = (context.req.header('content-type') ?? '').trim();
  // A multipart body is a little larger than the file in it.
  const bytes = await readBytes(context, largestUploadInBytes + 65_536);
  const upload = /^multipart\/form-data/i.test(type)
    ? await readForm(bytes, type)
    : {
        name: fileName(context.req.header('x-file-name')),
        mediaType: type.split(';')[0]?.trim() || 'application/octet-stream',
        bytes,
      };
  if (upload.bytes.length > largestUploadInBytes)
    throw new Refusal('body_too_large', { kind: 'too-large', facts: { most: largestUploadInBytes } });
  return upload;
}

async function readForm(bytes: Uint8Array, type: string): Promise<Upload> {
  const expected = invalid('file_expected', 'file');
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      // A form that cannot be read is answered like one without a file.
      throw expected;
    });
  const file = [...form.values()].find((value) => value instanceof File);
  if (!file) throw expected;
  return { name: file.name, mediaType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function fileName(header: string | undefined): string {
  if (header === undefined) return 'file';
  try {
    return decodeURIComponent(header);
  } catch {
    // Not percent-encoded after all: the name is as it stands.
    return header;
  }
}
