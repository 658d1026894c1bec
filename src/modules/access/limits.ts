import type { Limit } from '#platform/http/rate-limit.ts';

/**
 * How often a stranger may try. Limits are counted before the transaction of the try begins: they use a connection of
 * their own, and they must stand when the try itself is rolled back.
 */
const quarter = 15 * 60;
const hour = 60 * 60;

export const limits = {
  /** Per address written, known or not, so that the limit itself says nothing about who is here. */
  passwordOfAccount: { name: 'access.password', most: 10, withinSeconds: quarter },
  passwordFromPlace: { name: 'access.password-from', most: 60, withinSeconds: quarter },
  /** Three codes of a million fit at any moment: ten tries an hour are 0.07 % a day for who already has the password. */
  code: { name: 'access.code', most: 10, withinSeconds: hour },
  setUp: { name: 'access.set-up', most: 20, withinSeconds: hour },
  /** Links carry 256 bits, so this protects the processor, not the secret. */
  linkFromPlace: { name: 'access.link-from', most: 120, withinSeconds: quarter },
  invitations: { name: 'access.invitations', most: 100, withinSeconds: hour },
  resetOfAddress: { name: 'access.reset', most: 3, withinSeconds: hour },
  resetFromPlace: { name: 'access.reset-from', most: 20, withinSeconds: hour },
  /** Reading and writing on one's own pages, and following links: for people generous, for programs not. */
  visitorPages: { name: 'access.visitor-pages', most: 600, withinSeconds: quarter },
  customerLinkFromPlace: { name: 'access.customer-link-from', most: 240, withinSeconds: quarter },
  /** A way in that a customer asks for: by address written, known or not; by place; and by business, against floods. */
  wayInOfAddress: { name: 'access.way-in', most: 3, withinSeconds: hour },
  wayInFromPlace: { name: 'access.way-in-from', most: 20, withinSeconds: hour },
  wayInOfWorkspace: { name: 'access.way-in-of', most: 600, withinSeconds: hour },
  linkAgain: { name: 'access.link-again', most: 3, withinSeconds: hour },
} as const satisfies Record<string, Limit>;
