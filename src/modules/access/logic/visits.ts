import type { LinkPurpose } from '../contract/customer-links.ts';

const day = 86_400_000;

/** A visit ends when unused for two weeks, and in any case after sixty days. */
export const visitIdleMilliseconds = 14 * day;
export const visitAbsoluteMilliseconds = 60 * day;

/** A page to agree to may lie in a mailbox over a holiday; the way to my page is asked for by somebody who waits. */
export function linkLivesMilliseconds(purpose: LinkPurpose): number {
  return purpose === 'my-page' ? 7 * day : 30 * day;
}

/** Where a link leads once it was opened. Made of ids of ours only: no address travels in a link (SEC-043). */
export function pathOfPurpose(purpose: LinkPurpose, subjectId: string | null): string {
  const folder = folderOfPurpose[purpose];
  return folder === null || subjectId === null ? '/my' : `/my/${folder}/${subjectId}`;
}

const folderOfPurpose: Record<LinkPurpose, string | null> = {
  'my-page': null,
  agreement: 'agreements',
  'trade-off-sheet': 'trade-off',
  review: 'reviews',
  'same-page': 'same-page',
  recovery: 'recovery',
};

export type LinkState = 'open' | 'spent' | 'gone';

/** `spent` may be renewed with one button; `gone` cannot be told apart from a link that never was. */
export function linkState(
  link: { usedAt: Date | null; expiresAt: Date; addressIsTheirs: boolean } | undefined,
  now: Date,
): LinkState {
  if (!link?.addressIsTheirs) return 'gone';
  return link.usedAt !== null || link.expiresAt <= now ? 'spent' : 'open';
}

/** `g•••t@lamp.test`: enough to know one's own mailbox by, too little to learn somebody else's. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const name = [...address.slice(0, at)];
  const shown = name.length > 2 ? `${name[0]}•••${name.at(-1)}` : `${name[0] ?? ''}•••`;
  return shown + address.slice(at);
}
