import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReplyMarkerLine, replyMarkerLine } from './reply-marker.ts';
import { splitReply } from './split-reply.ts';

const fresh = (text: string) => splitReply(text).fresh.trim();

describe('what was written just now', () => {
  test.each([
    ['English', 'On Mon, 3 Mar 2025 at 10:12, Ann Bee <ann@example.com> wrote:'],
    ['English, broken before the verb', 'On Mon, 3 Mar 2025 at 10:12, Ann Bee <ann@example.com>\nwrote:'],
    [
      'English, broken inside the address',
      'On Mon, 3 Mar 2025 at 10:12, Ann Bee via Shop <\nann@example.com> wrote:',
    ],
    ['between hyphens', '---- On Mon, 03 Mar 2025 10:12:00 +0100 Ann<ann@example.com> wrote ----'],
    ['German', 'Am Mo., 3. März 2025 um 10:12 Uhr schrieb Ann Bee <\nann@example.com>:'],
    ['German, verb in the middle', 'Ann Bee <ann@example.com> schrieb am Mo., 3.\nMärz 2025 um 10:12 Uhr:'],
    ['French', 'Le lun. 3 mars 2025 à 10:12, Ann Bee <ann@example.com> a écrit :'],
    ['Spanish', 'El lun, 3 mar 2025 a las 10:12, Ann Bee (<ann@example.com>) escribió:'],
    ['Italian', 'Il giorno lun 3 mar 2025 alle ore 10:12 Ann Bee <ann@example.com>\nha scritto:'],
    ['Dutch', 'Op ma 3 mrt 2025 om 10:12 schreef Ann Bee <ann@example.com>:'],
    ['Polish', 'pon., 3 mar 2025 o 10:12 Ann Bee <ann@example.com> napisał(a):'],
    ['Portuguese', 'Em seg., 3 de mar. de 2025 às 10:12, Ann <ann@example.com> escreveu:'],
    ['Swedish', 'Den mån 3 mars 2025 kl 10:12 skrev Ann Bee <ann@example.com>:'],
    ['Russian', 'пн, 3 мар. 2025 г. в 10:12, Ann Bee <ann@example.com> написал:'],
    ['Japanese', '2025年3月3日(月) 10:12 Ann Bee <ann@example.com> のメッセージ:'],
    ['a bare date and sender', '2025-03-03 10:12 GMT+01:00 Ann Bee <ann@example.com>:'],
  ])('ends above an introduction: %s', (_, introduction) => {
    expect(fresh(`It still leaks.\n\n${introduction}\n\n> Is it fixed?\n> Ann\n`)).toBe('It still leaks.');
    expect(fresh(`It still leaks.\n\n${introduction}\n\nIs it fixed?\n\nAnn\n`)).toBe('It still leaks.');
  });

  test.each([
    ['-----Original Message-----\nFrom: Ann <ann@example.com>\nSent: Monday\nTo: Bob\nSubject: Leak'],
    [
      '________________________________\nVon: Ann Bee <ann@example.com>\nGesendet: Montag, 3. März 2025\nAn: Bob\nBetreff: Leck',
    ],
    ['*De :* Ann Bee\n*Envoyé :* lundi 3 mars 2025\n*À :* Bob\n*Objet :* Fuite'],
    ['Begin forwarded message:\n\nWhatever'],
    ['~~~ Earlier messages ~~~'],
  ])('ends above a repeated header or a divider: %j', (divider) => {
    expect(fresh(`It still leaks.\n\n${divider}\n\nIs it fixed?\n`)).toBe('It still leaks.');
  });

  test.each([
    ['-- \nBob Miller\nMiller Ltd', 'signature'],
    ['Sent from my iPhone', 'signature'],
    ['Von meinem iPhone gesendet', 'signature'],
    ['Get Outlook for iOS<https://aka.example/o0ukef>', 'signature'],
  ])('ends above a signature: %j', (signature) => {
    const parts = splitReply(`It still leaks.\n\n${signature}\n`).parts;
    expect(parts.map((part) => part.kind)).toEqual(['fresh', 'signature']);
    expect(parts[0]?.text.trim()).toBe('It still leaks.');
  });

  test('an answer below one quote is found there', () => {
    expect(fresh('On 3 Mar 2025, Ann wrote:\n> Is it fixed?\n\nNo.\n\n-- \nBob')).toBe('No.');
  });

  test('an answer between the lines keeps the lines it answers', () => {
    const text = 'On 3 Mar 2025, Ann wrote:\n> Colour?\nRed.\n> Size?\nLarge.\n> Bye\n> Ann\n';
    expect(fresh(text)).toBe('> Colour?\nRed.\n> Size?\nLarge.');
  });

  test('a message forwarded without a word is shown whole', () => {
    const text =
      '---------- Forwarded message ---------\nFrom: Ann <a@x.example>\nDate: Mon\nSubject: Hi\nTo: b\n\nLook';
    expect(fresh(text)).toBe(text);
  });

  test.each([
    'On Monday I wrote: please send it. You did not.',
    'From: the shop window I saw it.\nTo: be honest, I like it.',
    'This is not a ---------- divider.',
    'One: first.\n\n- a list\n- of two\n\nTwo: second.',
    'Sent from my desk, this is easier than by phone.',
    '```\n# code\n####\nmore\n```\nEnd.',
    '> only a quote',
  ])('ordinary words are left alone: %j', (text) => {
    expect(fresh(text)).toBe(text);
  });
});

describe('nothing is lost', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '> quoted',
      '>> deeper',
      '',
      '-- ',
      '--',
      '____',
      'On 3 Mar 2025, Ann wrote:',
      'a@x.example> wrote:',
      'From: Ann',
      'To: Bob',
      'Subject: Hi',
      'Date: Mon',
      '-----Original Message-----',
      '~~~ Earlier ~~~',
      'Sent from my iPhone',
      'words',
      '2025-03-03 10:12 GMT+01:00 Ann',
    ),
    fc.string(),
  );

  test('the parts in their order are the whole text', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const split = splitReply(text);
        expect(split.parts.map((part) => part.text).join('')).toBe(text);
        expect(split.fresh.length + split.quoted.length).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('something is always fresh, unless there is nothing but introductions and white space', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('> quoted', 'words', '', '--', '____'), { maxLength: 12 }),
        (lines) => {
          const hasWords = lines.some((text) => /\w{2}/.test(text));
          if (hasWords) expect(fresh(lines.join('\n'))).not.toBe('');
        },
      ),
    );
  });
});

describe('our own line above earlier messages', () => {
  test('is known in any words, quoted or not, and nothing else is', () => {
    expect(isReplyMarkerLine(replyMarkerLine('Earlier in this conversation'))).toBe(true);
    expect(isReplyMarkerLine(`> > ${replyMarkerLine('Frühere Nachrichten')}`)).toBe(true);
    expect(isReplyMarkerLine(replyMarkerLine(' a ~~~ b\nc '))).toBe(true);
    expect(isReplyMarkerLine('~~~ ruby')).toBe(false);
    expect(isReplyMarkerLine('~~~~~~~~')).toBe(false);
  });
});
