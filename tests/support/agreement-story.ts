import { aStaff, call, signedIn } from './factories.ts';
import type { TestApp } from './test-app.ts';
import { visitorStory } from './visitor-story.ts';

export const firstPage = {
  intro: 'Between us.',
  ours: [
    { id: 'reply', words: 'We answer within 4 hours.' },
    { id: 'named', words: 'One named person looks after you.' },
  ],
  theirs: [{ id: 'papers', words: 'Papers five days before.' }],
  limits: [],
  outOfScope: [],
  missed: 'We tell you first.',
  change: 'Suggest other words here.',
};

type Body = Record<string, unknown>;

/** A consultancy and its client, and the page between them. */
export async function agreementStory(app: TestApp) {
  const visits = await visitorStory(app);
  const { house, workspaceId } = visits;
  const owner = await signedIn(app, workspaceId, house.ownerId);
  const staff = await signedIn(app, workspaceId, await aStaff(app, workspaceId));
  const light = await signedIn(app, workspaceId, await aStaff(app, workspaceId, { role: 'light' }));

  async function aDraft(given: { customerId: string; content?: object }) {
    const body = { title: 'Our page', content: firstPage, ...given };
    return (await call(app, 'POST', '/agreements', { headers: staff, body })).body as Body;
  }

  /** A page that was offered to a visitor who is inside already. */
  async function anOffer() {
    const visit = await visits.aVisit();
    const draft = await aDraft({ customerId: visit.customerId });
    const path = `/agreements/${String(draft['id'])}`;
    const offered = await call(app, 'POST', `${path}/offer`, { headers: staff, body: {} });
    const pending = offered.body['pending'] as { id: string; number: number };
    return { ...visit, path, my: `/my${path}`, versionId: pending.id, offered };
  }

  /** … and that both sides said yes to. */
  async function anAgreement() {
    const offer = await anOffer();
    await visits.post(`${offer.my}/accept`, { version: offer.versionId, name: 'Vera' }, offer.headers);
    return offer;
  }

  const read = async (path: string) => (await call(app, 'GET', path, { headers: staff })).body as Body;

  return { ...visits, owner, staff, light, aDraft, anOffer, anAgreement, read };
}

export type AgreementStory = Awaited<ReturnType<typeof agreementStory>>;
