import { createHash } from 'node:crypto';
import { run, type Ctx, type Platform } from '#platform/context.ts';
import type { StoredFile } from '#platform/files/file-store.ts';
import { recordFiles } from '#platform/files/record-files.ts';
import { HttpOutError } from '#platform/http-out/http-out.ts';
import { newId } from '#platform/ids.ts';
import { readRaster } from '#platform/pictures/raster.ts';
import { heldPictures } from '../logic/held-pictures.ts';
import { getReadableWords } from '../queries/files.ts';

export interface ShownPicture {
  /** The address as the mail wrote it. */
  source: string;
  file: StoredFile | null;
  problem: string | null;
}

const limits = {
  mostBytes: 5 * 1024 * 1024,
  patienceInMilliseconds: 15_000,
  mostRedirects: 3,
  accept: 'image/webp,image/png,image/jpeg,image/gif;q=0.9',
};
const atOnce = 6;
/** What could not be had is asked for again after this long, when somebody wants to see it once more. */
const againAfterMilliseconds = 10 * 60_000;

interface Asking {
  workspaceId: string;
  actor: Ctx['actor'];
  requestId: string;
}

/**
 * Fetches the pictures that were held back in a message. Each is had once for the workspace and kept as it is shown; the
 * waiting for other servers happens outside any transaction.
 */
export async function fetchPictures(
  platform: Platform,
  asking: Asking,
  messageId: string,
): Promise<ShownPicture[]> {
  const { sources, known } = await run(platform, asking, async (ctx) => {
    const words = await getReadableWords(ctx, messageId);
    const wanted = heldPictures(words.html, words.quotedHtml);
    return { sources: wanted, known: await listKnown(ctx, wanted) };
  });
  const waiting = sources.filter((source) => !known.has(source));
  const fetched: ShownPicture[] = [];
  const worker = async () => {
    for (let source = waiting.shift(); source !== undefined; source = waiting.shift())
      fetched.push(await fetchPicture(platform, asking.workspaceId, source));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (fetched.length > 0) await run(platform, asking, (ctx) => recordPictures(ctx, fetched));
  const all = new Map([...known, ...fetched.map((one) => [one.source, one] as const)]);
  return sources.flatMap((source) => all.get(source) ?? []);
}

async function fetchPicture(platform: Platform, workspaceId: string, source: string): Promise<ShownPicture> {
  try {
    const answer = await platform.httpOut.get(source, limits);
    if (answer.status !== 200) return { source, file: null, problem: 'not_found' };
    const raster = readRaster(answer.bytes);
    if (!raster) return { source, file: null, problem: 'no_picture' };
    return { source, file: await platform.files.put(workspaceId, raster.bytes), problem: null };
  } catch (error) {
    // Other people's servers fail in their own ways; the person who looks learns that, and may try again later.
    if (error instanceof HttpOutError) return { source, file: null, problem: error.problem };
    throw error;
  }
}

async function listKnown(ctx: Ctx, sources: readonly string[]): Promise<Map<string, ShownPicture>> {
  if (sources.length === 0) return new Map();
  const bySha = new Map(sources.map((source) => [shaOf(source).toString('hex'), source]));
  const rows = await ctx.tx
    .selectFrom('remotePictures as p')
    .leftJoin('files as f', (join) =>
      join.onRef('f.workspaceId', '=', 'p.workspaceId').onRef('f.sha256', '=', 'p.fileSha256'),
    )
    .select(['p.addressSha256', 'p.problem', 'f.sha256', 'f.sizeInBytes'])
    .where('p.workspaceId', '=', ctx.workspaceId)
    .where('addressSha256', 'in', sources.map(shaOf))
    .where((eb) =>
      eb.or([
        eb('problem', 'is', null),
        eb('fetchedAt', '>', new Date(ctx.now.getTime() - againAfterMilliseconds)),
      ]),
    )
    .execute();
  return new Map(
    rows.map(({ addressSha256, sha256, sizeInBytes, problem }) => {
      const source = bySha.get(addressSha256.toString('hex')) ?? '';
      const file = sha256 === null ? null : { sha256, sizeInBytes: Number(sizeInBytes) };
      return [source, { source, file, problem }];
    }),
  );
}

async function recordPictures(ctx: Ctx, pictures: readonly ShownPicture[]): Promise<void> {
  await recordFiles(
    ctx,
    pictures.flatMap(({ file }) => file ?? []),
  );
  for (const { source, file, problem } of pictures) {
    const outcome = { fileSha256: file?.sha256 ?? null, problem, fetchedAt: ctx.now };
    await ctx.tx
      .insertInto('remotePictures')
      .values({
        workspaceId: ctx.workspaceId,
        id: newId(),
        addressSha256: shaOf(source),
        ...outcome,
      })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'addressSha256']).doUpdateSet(outcome))
      .execute();
  }
}

function shaOf(source: string): Buffer {
  return createHash('sha256').update(source).digest();
}
