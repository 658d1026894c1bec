import { localeFor } from '#web/format.ts';

/** A moment as it is written to a customer: weekday, day, time, and the zone that the time is of. */
export function sayForCustomer(at: Date, zone: string, language: string | null): string {
  const parts = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  } as const;
  try {
    return new Intl.DateTimeFormat(localeFor(language ?? navigator.language), parts).format(at);
  } catch {
    // The language of a mail is what its sender's program claims, and may be no language at all.
    return new Intl.DateTimeFormat(navigator.language, parts).format(at);
  }
}
