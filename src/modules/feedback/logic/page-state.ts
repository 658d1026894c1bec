export interface AskLife {
  status: string;
  answeredAt: Date | null;
  changeableUntil: Date | null;
  expiresAt: Date;
}

/**
 * What the link of an ask leads to: `open` before the first answer, `changeable` for seven days after it, `final` while
 * it is only read, and `gone` for everything else, which looks the same as a link that never was.
 */
export type PageState = 'open' | 'changeable' | 'final' | 'gone';

export function pageState(ask: AskLife, now: Date): PageState {
  if (ask.status === 'withdrawn') return 'gone';
  if (ask.answeredAt === null) return now < ask.expiresAt ? 'open' : 'gone';
  if (ask.changeableUntil !== null && now < ask.changeableUntil) return 'changeable';
  return now < ask.expiresAt ? 'final' : 'gone';
}

export const linkLivesDays = 30;

export function daysLater(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}
