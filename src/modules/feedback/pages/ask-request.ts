import type { AskToken } from '../ask-token.ts';

/** What every page of an ask is given: the link, whose it is, and whether one of ours is looking. */
export interface AskRequest {
  token: AskToken;
  path: string;
  /** The letter a link of the mail chose; it is a suggestion until the button is pressed. */
  mark: string | undefined;
  isStaff: boolean;
  form: Record<string, unknown>;
}
