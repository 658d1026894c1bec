import { getWorkspace } from '#modules/workspace/index.ts';
import type { Ctx } from '#platform/context.ts';
import { translator } from '#platform/texts/texts.ts';
import { spokenTime } from '../logic/what-to-promise.ts';

/** A target as a customer reads it: "4 hours". */
export function sayTime(targetMinutes: number, locale: string): string {
  const { unit, count } = spokenTime(targetMinutes);
  return translator('promises', locale)(`time.${unit}`, { count });
}

/** What a next update stated in a conversation is called where promises are listed. */
export async function sayNextUpdate(ctx: Ctx): Promise<string> {
  const { locale } = await getWorkspace(ctx);
  return translator('promises', locale)('nextUpdate.name');
}
