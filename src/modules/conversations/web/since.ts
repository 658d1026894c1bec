import { ApiError } from '#web/api.ts';
import type { Message } from '../contract.ts';

/** What came while somebody was writing, and the revision that includes it. */
export interface Since {
  messages: Message[];
  revision: number;
}

export function cameMeanwhile(error: unknown): Since | undefined {
  if (!(error instanceof ApiError) || error.code !== 'somebody_wrote_meanwhile') return undefined;
  // The facts of this refusal are messages as the contract shapes them, and the revision to answer with.
  return { messages: error.facts['since'] as Message[], revision: Number(error.facts['revision']) };
}
