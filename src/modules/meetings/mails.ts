import type { Ctx } from '#platform/context.ts';
import { translator, type Translate } from '#platform/texts/texts.ts';
import { sendCustomerLink } from '#modules/access/index.ts';
import type { House } from '#modules/promises/index.ts';
import { portalMail } from '../../portal/mail.ts';
import { calendarFile } from './logic/calendar-file.ts';

interface MailedMeeting {
  id: string;
  customerId: string | null;
  title: string;
  scheduledAt: Date;
  minutes: number;
  place: string;
}

type Sent = 'sent' | 'no-address';

/** Five working days before: what was found, and first of all the question what we were not good at. */
export function mailPreRead(ctx: Ctx, meeting: MailedMeeting, house: House): Promise<Sent> {
  return mail(ctx, meeting, { name: 'pre-read', house });
}

export function mailWriteUp(ctx: Ctx, meeting: MailedMeeting, house: House): Promise<Sent> {
  return mail(ctx, meeting, { name: 'write-up', house });
}

/** The talk with its entry for a calendar; who cannot come answers the mail. */
export function mailBooking(ctx: Ctx, talk: MailedMeeting, house: House): Promise<Sent> {
  return mail(ctx, talk, { name: 'booking', house, calendar: appointmentFile(ctx, talk, house) });
}

export function appointmentFile(
  ctx: Pick<Ctx, 'now' | 'platform'>,
  meeting: MailedMeeting & { revision?: number },
  house: Pick<House, 'name' | 'locale'>,
): string {
  const say = translator('meetings', house.locale);
  return calendarFile({
    uid: `meeting-${meeting.id}@${new URL(ctx.platform.config.baseUrl).hostname}`,
    sequence: meeting.revision ?? 1,
    startsAt: meeting.scheduledAt,
    minutes: meeting.minutes,
    title: say('calendar.title', { title: meeting.title, workspace: house.name }),
    place: meeting.place,
    description: say('calendar.description'),
    organizer: house.name,
    stampedAt: ctx.now,
  });
}

/** The moment as the house's clock shows it, with its zone, in the reader's language. */
export function momentIn(language: string, zone: string, at: Date): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(at);
}

async function mail(
  ctx: Ctx,
  meeting: MailedMeeting,
  { name, house, calendar }: { name: 'pre-read' | 'write-up' | 'booking'; house: House; calendar?: string },
): Promise<Sent> {
  if (meeting.customerId === null) return 'no-address';
  const { outcome } = await sendCustomerLink(ctx, {
    customerId: meeting.customerId,
    purpose: 'review',
    subjectId: meeting.id,
    mail: async ({ url, workspaceName, language }) => {
      const say = translator('meetings', language);
      const facts = {
        workspace: workspaceName,
        title: meeting.title,
        when: momentIn(language, house.zone, meeting.scheduledAt),
        minutes: meeting.minutes,
        place: meeting.place,
      };
      const words = await portalMail({
        paragraphs: paragraphsOf(say, name, facts),
        button: { words: say(`mail.${name}.button`), url },
        footer: [say('mail.footer', facts)],
      });
      const file = calendar === undefined ? {} : { calendar };
      return { ...words, ...file, subject: say(`mail.${name}.subject`, facts) };
    },
  });
  return outcome;
}

function paragraphsOf(say: Translate, name: string, facts: { place: string }): string[] {
  const place = name === 'booking' && facts.place !== '' ? [say('mail.booking.place', facts)] : [];
  return [say(`mail.${name}.first`, facts), ...place, say(`mail.${name}.second`, facts)];
}
