/** A mail that could not be read, as it lies in quarantine. */
export const unreadableMail = {
  from: 'scanner@copyshop.example',
  subject: 'Scan from the copy shop',
  reason: 'too-many-parts',
} as const;

/** Yesterday's two replies that did not simply arrive. */
export const troubledReplies = {
  rejected: '550 5.1.1 No such user here',
  uncertain: 'The connection broke after the last line; the other side may have taken it.',
} as const;
