import type { Translate } from '#platform/texts/texts.ts';

interface Place {
  language: string;
  timeZone: string;
  dateStyle: 'medium' | 'long';
}

/** A moment as people say it: midnight is the end of the day before, and nobody is left to wonder which day is meant. */
export function momentInWords(say: Translate, at: Date, { language, timeZone, dateStyle }: Place): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  if (clock.format(at) !== '00:00')
    return new Intl.DateTimeFormat(language, { dateStyle, timeStyle: 'short', timeZone }).format(at);
  const before = new Date(at.getTime() - 1);
  const day = new Intl.DateTimeFormat(language, { dateStyle, timeZone }).format(before);
  return say('portal.the-end-of', { day });
}
