import { describe, expect, test } from 'vitest';
import { isThanksOnly } from './thanks-only.ts';

describe('a message that only says thank you', () => {
  test.each([
    'Thanks!',
    'Thank you so much for your quick help!',
    'Thanks Anna',
    'Hi Anna,\n\nPerfect, thanks a lot!\n\nBest regards\nJohn Smith',
    'Ok great, thank you\n\nOn Mon, 3 Mar 2025 at 10:12, Help <a@b.example> wrote:\n> It is fixed\n',
    'Thank you\n\nSent from my iPhone',
    'Vielen Dank für die schnelle Hilfe, alles funktioniert wieder.\n\nViele Grüße\nMax',
    'Merci beaucoup !',
    'Muchas gracias por su ayuda',
    'Grazie mille',
    'Bedankt voor de snelle reactie',
    'Dziękuję bardzo za pomoc',
    'Muito obrigado',
    'Tack så mycket!',
    'Mange tak for hjælpen',
    'Kiitos paljon',
    'Teşekkürler',
    'Спасибо большое!',
    'ありがとうございます',
    '👍',
    '🙏❤️',
  ])('%j', (text) => {
    expect(isThanksOnly(text)).toBe(true);
  });
});

describe('a message that says more, or nothing', () => {
  test.each([
    'Thanks, but it still leaks',
    'Thanks, when will it come?',
    'Danke, aber es tropft noch',
    'Merci, mais ça ne marche pas',
    'Gracias, pero sigue roto',
    'Grazie, ma non funziona',
    'Bedankt, maar het lekt',
    'Dzięki, ale nie działa',
    'Obrigado, mas não funciona',
    'thank you for nothing',
    'No thanks',
    'Thanks. Refund please.',
    'Thanks for the refund of 20 EUR',
    'Thanks! One more thing: the lid is broken.',
    'Thanks! Where is my parcel',
    'Thank you, not working',
    'Danke, die Heizung ist kaputt',
    'Thanks, see https://example.com',
    'ok',
    'Hello',
    '😡👍',
    '🎉',
    '',
    '> Thanks',
    `Thanks ${'very '.repeat(200)}much`,
  ])('%j', (text) => {
    expect(isThanksOnly(text)).toBe(false);
  });
});
