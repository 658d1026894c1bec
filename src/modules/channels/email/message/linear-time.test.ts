import { describe, expect, test } from 'vitest';
import { normaliseAddress } from './addresses.ts';
import { attachmentName } from './attachment-name.ts';
import {
  isAutoReplySubject,
  isBounceSubject,
  isComplaintSubject,
  quotesDeliveryReport,
  saysDeliveryFailed,
} from './automatic-mail-words.ts';
import { contentKey } from './content-key.ts';
import { readReportText } from './delivery-report-text.ts';
import { htmlToText } from './html-to-text.ts';
import { guessLanguage } from './language.ts';
import { readMessageIds } from './message-ids.ts';
import { plainLine, plainText } from './plain-line.ts';
import { readDate } from './read-date.ts';
import { isReplyMarkerLine } from './reply-marker.ts';
import { isDeviceLine } from './device-words.ts';
import { asksForReplyAbove, headerKind, isOriginalMessageLine } from './repeated-header-words.ts';
import {
  endsWithAddress,
  introducesQuote,
  introductionWithin,
  isAttribution,
  opensAttribution,
} from './reply-words.ts';
import { placeImages, safeHtml } from './safe-html.ts';
import { contentIdOf, pixelData, remoteImage, safeLink } from './safe-link.ts';
import { safeStyle } from './safe-style.ts';
import { splitReply } from './split-reply.ts';
import { splitReplyHtml } from './split-reply-html.ts';
import { textToHtml } from './text-to-html.ts';
import { isVerificationMail } from './verification-mail.ts';
import { isThanksOnly } from './thanks-only.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const fromMachine = {
  from: { address: 'no-reply@x.test' },
  subject: '',
  text: '',
  origin: { kind: 'human' as const },
};

const readers: Record<string, (text: string) => unknown> = {
  normaliseAddress,
  asksForReplyAbove,
  attachmentName,
  contentKey: (text) => contentKey(bytes(text)),
  contentKeyOfBody: (text) => contentKey(bytes(`A: b\n\n${text}`)),
  headerKind,
  isVerificationOfSubject: (text) => isVerificationMail({ ...fromMachine, subject: text, text: '' }),
  isVerificationOfText: (text) => isVerificationMail({ ...fromMachine, subject: '', text }),
  isVerificationOfSender: (text) => isVerificationMail({ ...fromMachine, from: { address: text } }),
  endsWithAddress,
  htmlToText,
  introducesQuote,
  introductionWithin,
  isAttribution,
  isAutoReplySubject,
  isBounceSubject,
  isComplaintSubject,
  isDeviceLine,
  isOriginalMessageLine,
  isReplyMarkerLine,
  isThanksOnly,
  guessLanguage,
  opensAttribution,
  placeImages: (text) => placeImages(text, { imageUrlOf: () => 'x' }),
  placeImagesInTag: (text) => placeImages(`<img ${text}`, { imageUrlOf: () => 'x' }),
  plainLine: (text) => plainLine(text, 100_000),
  plainText: (text) => plainText(text, 1_000_000),
  pixelData: (text) => pixelData(`data:image/png;base64,${text}`),
  quotesDeliveryReport,
  readDate,
  readMessageIds: (text) => readMessageIds(text, 100),
  readMessageIdsInBrackets: (text) => readMessageIds(`<${text}`, 100),
  readReportText: (text) => readReportText(text, new Set()),
  remoteImage: (text) => remoteImage(`//${text}`),
  contentIdOf: (text) => contentIdOf(`cid:${text}`),
  safeHtml,
  safeHtmlInAttribute: (text) => safeHtml(`<a style="${text}" href="${text}" title="${text}">`),
  safeLink: (text) => safeLink(`https://${text}`),
  safeStyle,
  safeStyleOfColour: (text) => safeStyle(`color:rgb(${text}`),
  safeStyleOfFont: (text) => safeStyle(`font-family:${text}!`),
  saysDeliveryFailed,
  splitReply,
  splitReplyBelowText: (text) => splitReply(`Hello\n${text}`),
  splitReplyHtml,
  textToHtml,
  textToHtmlOfLink: (text) => textToHtml(`https://x.example/${text}`),
};

const seeds = [
  'a',
  '>',
  ' ',
  '\n>',
  '-',
  '=',
  '\n',
  '_',
  '<',
  '"',
  '(',
  '@',
  'a@',
  '.',
  '\nx wrote:',
  '\nOn 1:00 wrote',
  '\n-- ',
];

/** Quadratic time would take many seconds. */
const mostMs = 50;
/** No regular expression but a whole parser, for which each of these is an event of its own; linear all the same. */
const mostMsOf: Record<string, number> = { 'safeHtml <': 200 };

/** Time this thread was really working: other work on the machine does not count. */
function timed(reader: ((text: string) => unknown) | undefined, text: string): number {
  const before = process.threadCpuUsage();
  reader?.(text);
  const used = process.threadCpuUsage(before);
  return (used.user + used.system) / 1000;
}

describe('a hundred kilobytes of one thing', () => {
  test.each(Object.keys(readers))('%s', (name) => {
    const reader = readers[name];
    const slow: [seed: string, ms: number][] = [];
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(100_000 / seed.length));
      const first = timed(reader, text);
      // Four more chances: the first runs pay for compiling, and a busy machine shares its caches.
      const most = mostMsOf[`${name} ${seed}`] ?? mostMs;
      let best = first;
      for (let chance = 0; best > most && chance < 4; chance += 1) best = Math.min(best, timed(reader, text));
      if (best > most) slow.push([seed, best]);
    }
    expect(slow).toEqual([]);
  });
});
