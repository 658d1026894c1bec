import type { Translate } from '#platform/texts/texts.ts';
import type { Expectation } from '../contract.ts';

/** Who wrote this down, when, and where we know it from: one plain sentence. */
export function sourceWords(
  say: Translate,
  { language, timeZone }: { language: string; timeZone: string },
  one: Expectation,
): string {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
  const on = date.format(new Date(one.at));
  const written =
    one.recordedBy.kind === 'customer'
      ? say('page.written.you', { on })
      : one.recordedBy.name === null
        ? say('page.written.us', { on })
        : say('page.written.staff', { on, name: one.recordedBy.name });
  const parts = [say(`page.source.${one.source}`), written];
  if (one.confirmedAt !== null)
    parts.push(say('page.confirmed', { on: date.format(new Date(one.confirmedAt)) }));
  return parts.join(' ');
}
