import { getHouse } from '#modules/promises/index.ts';
import { run, type Platform } from '#platform/context.ts';
import type { MountedRaw, RawRequest } from '#platform/http/handle.ts';
import { Refusal } from '#platform/errors.ts';
import { portalPage } from '../../portal/layout.ts';
import { printMeeting } from './contract.ts';
import { pageWords } from './pages/page-words.ts';
import { reviewBody } from './pages/review-body.ts';
import { findMetCustomer } from './queries/customer-of-meeting.ts';
import { getReviewToPrint } from './queries/client-review.ts';

/** The page as the client reads it, for our own printer: what is handed over on paper holds nothing of ours alone. */
export const rawEndpoints: MountedRaw[] = [{ endpoint: printMeeting, raw: sendPage }];

async function sendPage(platform: Platform, { principal, params, requestId }: RawRequest): Promise<Response> {
  if (!principal) throw new Refusal('sign_in_first', { kind: 'unauthenticated' });
  const { workspaceId, actor } = principal;
  return run(platform, { workspaceId, actor, requestId }, async (ctx) => {
    const review = await getReviewToPrint(ctx, params['id'] ?? '');
    const house = await getHouse(ctx);
    const customer = await findMetCustomer(ctx, review.customerId);
    const language = customer?.language ?? house.locale;
    const onPaper = { tell: false, score: false, pickFocus: false, addAgenda: false, agree: false };
    const view = { ...review.view, may: onPaper };
    const words = pageWords(language, review.view.timeZone);
    const body = await reviewBody({ ...review, view, sheetId: null, words, isPaper: true });
    return portalPage({
      status: 200,
      language,
      title: `${review.view.title} · ${house.name}`,
      workspaceName: house.name,
      body,
    });
  });
}
