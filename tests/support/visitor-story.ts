import { visitorCookieName } from '#modules/access/visitors/customer-sessions.ts';
import { issueCustomerLink, type NewLink } from '#modules/access/visitors/customer-links.ts';
import { findOrCreateCustomerByAddress } from '#modules/customers/index.ts';
import { aWorkspace, inside, type Made } from './factories.ts';
import type { TestApp } from './test-app.ts';

let met = 0;

/** A house and its customers as they come to their own pages: the story of everything under /my. */
export async function visitorStory(app: TestApp, made?: Made) {
  const house = made ?? (await aWorkspace(app));
  const { workspaceId } = house;
  const base = app.platform.config.baseUrl;

  async function aCustomer(given: { address?: string; name?: string } = {}) {
    met += 1;
    const address = given.address ?? `visitor-${met}@mail.test`;
    const { customerId } = await inside(app, workspaceId, (ctx) =>
      findOrCreateCustomerByAddress(ctx, { address, name: given.name ?? 'Vera Visitor' }),
    );
    return { customerId, address };
  }

  /** The path of a link as it stands in a mail. */
  async function aLink(given: Pick<NewLink, 'customerId' | 'address'> & Partial<NewLink>) {
    const link = { purpose: 'my-page', subjectId: null, ...given } as const;
    const { url } = await inside(app, workspaceId, (ctx) => issueCustomerLink(ctx, link));
    return url.slice(base.length);
  }

  const get = (path: string, headers: Record<string, string> = {}) => app.app.request(path, { headers });

  async function post(
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) {
    return app.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** A customer inside, with the cookie of the visit. */
  async function aVisit(given: { address?: string; name?: string } = {}) {
    const customer = await aCustomer(given);
    const opened = await post(await aLink(customer));
    return { ...customer, headers: cookieOf(opened) };
  }

  function cookieOf(response: Response): { cookie: string } {
    return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
  }

  /** What waits in the outbox for this address, the latest last. */
  function mailsTo(address: string) {
    return inside(app, workspaceId, async (ctx) => {
      const rows = await ctx.tx
        .selectFrom('outgoingMails')
        .select(['id', 'envelope', 'kind'])
        .where('workspaceId', '=', workspaceId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.filter((row) => JSON.stringify(row.envelope).includes(`"${address}"`));
    });
  }

  return {
    house,
    workspaceId,
    aCustomer,
    aLink,
    aVisit,
    get,
    post,
    cookieOf,
    mailsTo,
    cookieName: visitorCookieName(app.platform),
  };
}

export type VisitorStory = Awaited<ReturnType<typeof visitorStory>>;
