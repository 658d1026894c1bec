import { describe, expect, test } from 'vitest';
import { mailOrigin } from './automatic-mail.ts';
import { parseMessage } from './parse-message.ts';

async function origin(raw: string) {
  const message = await parseMessage(Buffer.from(raw));
  if (message.kind !== 'parsed') throw new Error(message.reason);
  const own = { addresses: [], messageIdDomains: [], loopMarks: [] };
  return mailOrigin(message, { own, envelope: { mailFrom: null } });
}

async function report(raw: string) {
  const found = await origin(raw);
  if (found.kind !== 'bounce') throw new Error(found.kind);
  return found.report;
}

const returned = (from: string, text: string) =>
  `From: ${from}\nTo: help@shop.example\nSubject: About your mail\nContent-Type: multipart/mixed; boundary=b\n\n` +
  `--b\n\n${text}\n--b\nContent-Type: message/rfc822\n\nFrom: Shop <help@shop.example>\nTo: Nina <nina@tea.example>\n` +
  'Message-ID: <7@shop.example>\nSubject: Your cup\n\nIt is on its way.\n--b--\n';

describe('who could not be reached', () => {
  test('is named by the message that came back, when the report says nothing', async () => {
    const found = await report(returned('MAILER-DAEMON@mx.example', 'Your message could not be delivered.'));
    expect(found).toMatchObject({
      outcome: 'failed',
      recipients: [{ address: 'nina@tea.example' }],
      originalMessageId: '<7@shop.example>',
    });
  });

  test('is named by the copy below a report in prose', async () => {
    const found = await report(
      'From: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: Returned mail: timeout\n\n' +
        'No connection for 4 days.\n\n--- The header of the original message ---\n\nFrom: help@shop.example\nTo: nina@tea.example\n',
    );
    expect(found.recipients).toMatchObject([{ address: 'nina@tea.example' }]);
  });
});

describe('a message of ours that comes back', () => {
  test('from an address nobody reads is a failure, from a person a question', async () => {
    const text = 'It could not be delivered to the mailbox.';
    expect(await origin(returned('no-reply@mx.example', text))).toMatchObject({
      kind: 'bounce',
      reasons: ['failure-text', 'returned-message'],
    });
    expect((await origin(returned('nina@tea.example', text))).kind).toBe('human');
  });
});

const withStatus = (status: string, diagnostic: string, prose = 'Failed.') =>
  'From: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: Failure\nContent-Type: multipart/report; ' +
  `report-type=delivery-status; boundary=b\n\n--b\n\n${prose}\n--b\nContent-Type: message/delivery-status\n\n` +
  `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; nina@tea.example\nAction: failed\nStatus: ${status}\n${diagnostic}\n--b--\n`;

test.each([
  [
    'the server that refused knows best',
    '5.1.1',
    'Diagnostic-Code: smtp; 550 5.7.1 Blocked',
    'Failed.',
    '5.7.1',
  ],
  [
    'its words without a code change nothing',
    '5.1.1',
    'Diagnostic-Code: smtp; 550 Blocked',
    'Failed.',
    '5.1.1',
  ],
  ['a later number is no code of it', '5.1.0', 'Diagnostic-Code: smtp; Unknown 5.7.1', 'Failed.', '5.1.0'],
  [
    'a status that says nothing is filled from the prose',
    '5.0.0',
    '',
    'nina: 550 5.7.26 Not signed',
    '5.7.26',
  ],
])('%s', async (_, status, diagnostic, prose, expected) => {
  expect((await report(withStatus(status, diagnostic, prose))).recipients[0]?.status).toBe(expected);
});

test.each([
  ['Spanish', 'No se pudo entregar su mensaje a nina@tea.example', 'No entregado: su taza'],
  ['Portuguese', 'A mensagem não pôde ser entregue a nina@tea.example', 'Falha na entrega'],
  ['Italian', 'Non è stato possibile recapitare il messaggio a nina@tea.example', 'Mancato recapito'],
  ['Dutch', 'Uw bericht kon niet worden bezorgd bij nina@tea.example', 'Niet bezorgd: uw kop'],
  ['Russian', 'Не удалось доставить сообщение для nina@tea.example', 'Не доставлено'],
  ['Japanese', 'nina@tea.example へ送信できませんでした。', 'メールエラー通知'],
])('a failure told in prose only: %s', async (_, text, subject) => {
  const found = await report(
    `From: robot@mx.example\nTo: help@shop.example\nSubject: ${subject}\n\n${text}\n`,
  );
  expect(found.recipients).toMatchObject([{ address: 'nina@tea.example' }]);
});
