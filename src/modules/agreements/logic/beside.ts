/** How many lines of a page stand beside a conversation; the whole is one click away. */
export const topLines = { ours: 3, theirs: 2, limits: 3 };

export interface WithoutPage {
  kind: string;
  tier: string;
  belongsToCompany: boolean;
  hasAcceptedPage: boolean;
}

/**
 * Whether work for this customer should not begin without an accepted page: ongoing relations, that is companies, their
 * people, and the premium and flagship. Somebody who comes once is not asked to sign anything.
 */
export function shouldHavePage({ kind, tier, belongsToCompany, hasAcceptedPage }: WithoutPage): boolean {
  return !hasAcceptedPage && (kind === 'company' || belongsToCompany || tier !== 'standard');
}
