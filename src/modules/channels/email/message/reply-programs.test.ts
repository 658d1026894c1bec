import { describe, expect, test } from 'vitest';
import { splitReply } from './split-reply.ts';

const fresh = (text: string) => splitReply(text).fresh.trim();
const kinds = (text: string) => splitReply(text).parts.map((part) => part.kind);

/** What mail programs of many countries put above what they repeat, and below what was written. */
describe('mail programs of many countries', () => {
  test.each([
    ['Russian, without a verb', 'вт, 4 мар. 2025 г. в 09:30, Nina <nina@tea.example>:'],
    ['Yandex', '04.03.2025, 09:30, "Nina" <nina@tea.example>:'],
    ['Mail.ru', 'Вторник, 4 марта 2025, 9:30 +03:00 от Nina <nina@tea.example>:'],
    ['Bulgarian', 'На вт, 4.03.2025 г. в 9:30 Nina <nina@tea.example> написа:'],
    ['Slovak', 'ut 4. 3. 2025 o 9:30 Nina <nina@tea.example> napísal(a):'],
    ['Czech', 'út 4. 3. 2025 v 9:30 odesílatel Nina <nina@tea.example> napsal:'],
    ['Croatian', 'uto, 4. ožu 2025. u 09:30 Nina <nina@tea.example> napisao je:'],
    ['Vietnamese', 'Vào Th 3, 4 thg 3, 2025 vào lúc 09:30 Nina <nina@tea.example> đã viết:'],
    ['Indonesian', 'Pada tanggal Sel, 4 Mar 2025 pukul 09.30 Nina <nina@tea.example> menulis:'],
    ['Estonian', 'Kontakt Nina (<nina@tea.example>) kirjutas kuupäeval T, 4. märts 2025 kell 09:30:'],
    ['Japanese, without a verb', '2025年3月4日(火) 9:30 Nina <nina@tea.example>:'],
    ['Hebrew, with direction marks', 'בתאריך יום ג׳, 4 במרץ 2025 ב-9:30 מאת ‪Nina‬‏ <‪nina@tea.example‬‏>:‬'],
    ['a program that says sent', 'On 4-Mar-2025, at 9:30 AM, Nina <nina@tea.example> sent:'],
    [
      'broken before the address, which begins with digits',
      'On Mar 4, 2025, at 9:30 AM, Nina <\n42ab@tea.example>\nwrote:',
    ],
    [
      'broken around the brackets',
      'On Tue, 4 Mar 2025 at 09:30 Nina\n\n<\nmailto:Nina <nina@tea.example>\n> wrote:',
    ],
    ['the name on a line of its own', 'Nina Leaf\n<nina@tea.example> wrote on 4 Mar 2025 09:30:'],
  ])('an introduction: %s', (_, introduction) => {
    expect(fresh(`It came cold.\n\n${introduction}\n\nHow was the tea?\n\nNina\n`)).toBe('It came cold.');
  });

  test.each([
    ['-------- Originalnachricht --------'],
    ['-----Antwort Nachricht-----'],
    ['Original message processed by tobit'],
    ['---------- Původní e-mail ----------'],
    ['-------- Eredeti üzenet --------'],
    ['-------- Vidarebefordrat meddelande --------'],
    ['------------------ Original ------------------'],
    ['Début du message transféré :'],
    ['Początek przekazywanej wiadomości:'],
    ['##- Please type your reply above this line -##'],
    ['--- Bitte antworten Sie oberhalb dieser Zeile ---'],
    ['Gönderen: Nina\nGönderildi: Salı\nKime: Bob\nKonu: Çay'],
    ['Від: Nina\nНадіслано: вівторок\nКому: Bob\nТема: Чай'],
    ['From: Nina <nina@tea.example>\n\nSent: Tuesday\n\nTo: Bob\n\nSubject: Tea'],
    ['From: Nina <nina@tea.example>\nDate: 4 March 2025'],
    ['Date: Tue, 4 Mar 2025 09:30:00 +0100\nTo: nina@tea.example'],
  ])('a divider or a repeated header: %j', (divider) => {
    expect(fresh(`It came cold.\n\n${divider}\n\nHow was the tea?\n`)).toBe('It came cold.');
  });

  test.each([
    'Hämta Outlook för iOS',
    'Outlook für Android beziehen',
    'Odesláno z iPhonu',
    'Отправлено из мобильной почты',
    "iPhone'umdan gönderildi",
    'Enviado de Correo para Windows 10',
    'Sent via the Galaxy S9, an AT&T 5G smartphone',
    'נשלח מה-iPhone שלי',
    '-Nina Leaf',
    '—————\nNina Leaf\nTea & Co',
  ])('what stands below: %j', (line) => {
    expect(fresh(`It came cold.\n\n${line}\n`)).toBe('It came cold.');
    expect(kinds(`It came cold.\n\n${line}\n`)).toEqual(['fresh', 'signature']);
  });

  test('a weaker introduction counts directly above a quote that reaches to the end', () => {
    expect(fresh('It came cold.\n\nQuoting Nina <nina@tea.example>:\n\n> How was it?\n')).toBe(
      'It came cold.',
    );
    expect(fresh('It came cold.\n\nNina Leaf, 4 Mar 2025:\n> How was it?\n')).toBe('It came cold.');
    expect(fresh('It came cold.\n\nThis is what I mean:\n> Serve hot\n')).toBe(
      'It came cold.\n\nThis is what I mean:',
    );
  });

  test('an introduction on the line of the last words hides the introduction only', () => {
    expect(
      fresh('It came cold. On Tue, Mar 4, 2025 at 9:30 AM, nina@tea.example wrote:\n> How was it?'),
    ).toBe('It came cold.');
    expect(fresh('Cold--- On Tue, Mar 4, 2025 at 9:30 AM, nina@tea.example wrote:\n> How was it?')).toBe(
      'Cold',
    );
  });
});

test.each([
  'My order:\nName: Nina\nDate: 4 March\nSubject: cold tea\nTo: Leeds\n\nWhat now?',
  'The screen says:\n\n--\nError 500\n--\n\nWhat can I do?',
  'It was late.\n\nSent by DHL on Friday',
  'Please note:\n\n- Red',
  '---- Original price ----\nwas 40, is 30.',
])('ordinary words are left alone: %j', (text) => {
  expect(fresh(text)).toBe(text);
});
