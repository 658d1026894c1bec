import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFile, type Appointment } from './calendar-file.ts';

const given: Appointment = {
  uid: 'meeting-1@desk.test',
  sequence: 2,
  startsAt: new Date('2026-04-02T10:00:00Z'),
  minutes: 45,
  title: 'Talk after the review, Harlow & Pike',
  place: 'Library; 2nd floor',
  description: 'First line\nSecond line',
  organizer: 'The Anchor',
  stampedAt: new Date('2026-03-26T11:00:00.123Z'),
};

test('an appointment is written in whole UTC instants with its commas and lines escaped', () => {
  expect(calendarFile(given).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Extramile//Meetings//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:meeting-1@desk.test',
    'SEQUENCE:2',
    'DTSTAMP:20260326T110000Z',
    'DTSTART:20260402T100000Z',
    'DTEND:20260402T104500Z',
    'SUMMARY:Talk after the review\\, Harlow & Pike',
    'LOCATION:Library\\; 2nd floor',
    'DESCRIPTION:First line\\nSecond line',
    'CONTACT:The Anchor',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('no title makes a line of its own, and no line is longer than 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const lines = calendarFile({ ...given, title }).split('\r\n');
      for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2);
      expect(lines.filter((line) => !line.startsWith(' ')).length).toBe(19);
    }),
  );
});
