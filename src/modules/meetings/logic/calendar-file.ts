/** One appointment as a calendar program reads it (RFC 5545). */
export interface Appointment {
  /** Stays with the meeting for ever, so that a moved one replaces the earlier entry. */
  uid: string;
  /** Grows with each change of the meeting. */
  sequence: number;
  startsAt: Date;
  minutes: number;
  title: string;
  place: string;
  description: string;
  organizer: string;
  stampedAt: Date;
}

export function calendarFile(given: Appointment): string {
  const endsAt = new Date(given.startsAt.getTime() + given.minutes * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Extramile//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(given.uid)}`,
    `SEQUENCE:${given.sequence}`,
    `DTSTAMP:${utc(given.stampedAt)}`,
    `DTSTART:${utc(given.startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(given.title)}`,
    ...(given.place === '' ? [] : [`LOCATION:${escaped(given.place)}`]),
    `DESCRIPTION:${escaped(given.description)}`,
    `CONTACT:${escaped(given.organizer)}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

/** `20260402T100000Z`: an instant is the same appointment in every zone. */
function utc(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, 3.3.11; other control characters have no place in a text and would break the line. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n|\u2028|\u2029/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Lines are at most 75 octets; a folded one goes on after a space, and no character is cut in two (3.1). */
function folded(line: string): string[] {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const sign of line) {
    const octets = encoder.encode(sign).length;
    if (size + octets > (lines.length === 0 ? 75 : 74)) {
      lines.push(current);
      current = '';
      size = 0;
    }
    current += sign;
    size += octets;
  }
  lines.push(current);
  return lines.map((part, index) => (index === 0 ? part : ` ${part}`));
}
