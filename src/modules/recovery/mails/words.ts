import { translator, type Translate } from '#platform/texts/texts.ts';
import { portalMail } from '../../../portal/mail.ts';
import { nextFor, readingOf, type CustomerFacts } from '../logic/customer-side.ts';
import { fixedWords } from '../logic/story.ts';
import { momentInWords } from '../pages/moments.ts';

export const mailKinds = ['opened', 'handed-over', 'fixed', 'options', 'chosen', 'rate'] as const;
export type MailKind = (typeof mailKinds)[number];

interface About {
  facts: CustomerFacts;
  customerId: string;
  link: { url: string; expiresAt: Date; workspaceName: string; language: string };
  timeZone: string;
  /** An answer comes back to the thread that the owner works in. */
  isInThread: boolean;
}

/** Both forms of one mail, in the words for whoever was served or for whoever pays. */
export async function recoveryMail(kind: MailKind, about: About) {
  const { facts, customerId, link } = about;
  const say = translator('recovery', link.language);
  const asPayer = readingOf(facts, [customerId])?.as === 'payer';
  const part = asPayer && !actsForGuest(about) ? 'payer' : 'guest';
  const words = factsInWords(say, about);
  const date = new Intl.DateTimeFormat(link.language, { dateStyle: 'long', timeZone: about.timeZone });
  const mail = await portalMail({
    paragraphs: [
      say(`mails.${kind}.${part}.words`, words),
      ...paragraphs(say, kind, { part, about, words }),
      ...(kind === 'rate' ? [] : [say(about.isInThread ? 'mails.answer' : 'mails.answer-alone', words)]),
    ],
    button: { words: say(`mails.${kind}.${part}.button`, words), url: link.url },
    footer: [say('mails.until', { until: date.format(link.expiresAt) }), say('mails.nothing-decided', words)],
  });
  return { ...mail, subject: say(`mails.${kind}.${part}.subject`, words) };
}

function actsForGuest({ facts, customerId }: About): boolean {
  return readingOf(facts, [customerId])?.mayAct === true;
}

interface Paragraphs {
  part: 'guest' | 'payer';
  about: About;
  words: Record<string, string>;
}

/** What stands between the first sentence and the button. */
function paragraphs(say: Translate, kind: MailKind, { part, about, words }: Paragraphs): string[] {
  const { facts } = about;
  switch (kind) {
    case 'opened':
      return [...quoted(say, facts), nextInWords(say, { part, about, words }), ...costs(say, part)];
    case 'handed-over':
      return [...quoted(say, facts), nextInWords(say, { part, about, words })];
    case 'fixed': {
      const done = fixedWords(facts);
      return [...(done === '' ? [] : [say('mails.done', { done })]), say(`mails.fixed.${part}.more`, words)];
    }
    case 'options':
      return [...facts.options.map((option) => `– ${option.words}`), say('mails.options.guest.more', words)];
    case 'chosen': {
      const option = facts.options.find(({ chosenAt }) => chosenAt !== null);
      const next =
        part === 'guest' ? nextInWords(say, { part, about, words }) : say('mails.chosen.payer.more', words);
      return [`– ${option?.words ?? ''}`, next, ...costs(say, part)];
    }
    case 'rate':
      return [say('mails.rate.guest.more', words)];
  }
}

function quoted(say: Translate, { words }: CustomerFacts): string[] {
  return [say('mails.about', { words: shortened(words) })];
}

function costs(say: Translate, part: 'guest' | 'payer'): string[] {
  return part === 'payer' ? [say('mails.costs-nothing')] : [];
}

function nextInWords(say: Translate, { part, about, words }: Paragraphs) {
  const { facts, timeZone, link } = about;
  const { next: step, dueAt } = nextFor(facts);
  const next = say(`portal.next.${step}.${part === 'payer' ? 'payer' : 'words'}`, words);
  if (dueAt === null) return say('mails.next', { next });
  const when = momentInWords(say, dueAt, { language: link.language, timeZone, dateStyle: 'long' });
  return say('mails.next-by', { next, when });
}

function factsInWords(say: Translate, { facts, link }: About): Record<string, string> {
  return {
    owner: facts.ownerName,
    workspace: link.workspaceName,
    guest: facts.beneficiary.name === '' ? say('portal.somebody') : facts.beneficiary.name,
  };
}

const longestQuote = 300;

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
