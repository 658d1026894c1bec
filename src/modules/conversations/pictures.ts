import { z } from 'zod';
import { run, type Platform } from '#platform/context.ts';
import { endpoint, id } from '#platform/contract.ts';
import { notFound, Refusal } from '#platform/errors.ts';
import { downloadHeaders } from '#platform/http/download.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { sameBytes, seal } from '#platform/ids.ts';
import type { Permission } from '#modules/access/permissions.ts';
import { fetchPictures } from './commands/fetch-pictures.ts';
import { showPictures } from './contract.ts';
import { getReadableWords } from './queries/files.ts';

const shownForMilliseconds = 5 * 60_000;

export const fetchPicture = endpoint('GET', '/messages/{id}/pictures/{sha256}', {
  summary: 'A picture that was fetched for a message, under the signed address that `showPictures` gave.',
  access: 'conversations:read' satisfies Permission,
  params: z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  query: z.object({ until: z.coerce.number().int(), signature: z.string().max(100) }),
  output: z.unknown(),
});

/** Both wait for bytes outside a transaction, so they read the request themselves. */
export const pictureEndpoints: readonly MountedRaw[] = [
  {
    endpoint: showPictures,
    raw: async (platform, request) => {
      const who = asking(request);
      const messageId = parsed(id, request.params['id']);
      const pictures = await fetchPictures(platform, who, messageId);
      const until = platform.clock.now().getTime() + shownForMilliseconds;
      const output = pictures.map(({ source, file, problem }) => ({
        source,
        problem,
        url: file && signedUrl(platform, { ...who, messageId, sha256: file.sha256.toString('hex'), until }),
      }));
      return Response.json(showPictures.output.parse({ pictures: output }), {
        headers: { 'cache-control': 'no-store' },
      });
    },
  },
  {
    endpoint: fetchPicture,
    raw: async (platform, request) => {
      const who = asking(request);
      const { id: messageId, sha256 } = parsed(fetchPicture.params, request.params);
      const query = new URL(request.context.req.url).searchParams;
      const { until, signature } = parsed(fetchPicture.query, Object.fromEntries(query));
      const expected = signatureOf(platform, { ...who, messageId, sha256, until });
      const isRight = sameBytes(Buffer.from(signature, 'base64url'), expected);
      if (!isRight || until < platform.clock.now().getTime()) throw notFound();
      // The signature says that the picture belongs to the message; whether it may be read is asked each time.
      await run(platform, who, (ctx) => getReadableWords(ctx, messageId));
      const bytes = await platform.files.get(who.workspaceId, Buffer.from(sha256, 'hex'));
      return new Response(new Uint8Array(bytes), {
        headers: downloadHeaders({ name: 'picture', mediaType: 'application/octet-stream', bytes }),
      });
    },
  },
];

interface Place {
  workspaceId: string;
  messageId: string;
  sha256: string;
  until: number;
}

function signedUrl(platform: Platform, place: Place): string {
  const signature = signatureOf(platform, place).toString('base64url');
  return `/api/v1/messages/${place.messageId}/pictures/${place.sha256}?until=${place.until}&signature=${signature}`;
}

function signatureOf(platform: Platform, { workspaceId, messageId, sha256, until }: Place): Buffer {
  const key = platform.secrets.keyFor('remote-pictures');
  return seal(key, 'picture', [workspaceId, messageId, sha256, until].join('|'));
}

function asking({ principal, requestId }: RawRequest) {
  if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  const { workspaceId, actor } = principal;
  return { workspaceId, actor, requestId };
}

/** What cannot be right and what is not there get the same answer. */
function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const result = shape.safeParse(value);
  if (!result.success) throw notFound();
  return result.data;
}
