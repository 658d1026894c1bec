/** The lists of a page, and its texts. */
export const listSections = ['ours', 'theirs', 'limits', 'outOfScope'] as const;
export const textSections = ['intro', 'missed', 'change'] as const;

/** In the order in which the page is read. */
export const sections = ['intro', 'ours', 'theirs', 'limits', 'outOfScope', 'missed', 'change'] as const;

export type ListSection = (typeof listSections)[number];
export type TextSection = (typeof textSections)[number];
export type Section = (typeof sections)[number];
