import { describe, expect, test } from 'vitest';
import { mailOrigin, type OwnMail } from './automatic-mail.ts';
import { parseMessage } from './parse-message.ts';

const own: OwnMail = {
  addresses: ['help@shop.example', 'Sales@Shop.example'],
  messageIdDomains: ['mail.shop.example'],
  loopMarks: ['inst-1'],
};

async function origin(raw: string, mailFrom: string | null = null) {
  const message = await parseMessage(new TextEncoder().encode(raw));
  if (message.kind !== 'parsed') throw new Error(message.reason);
  return mailOrigin(message, { own, envelope: { mailFrom } });
}

const human =
  'From: Ann <ann@example.com>\nTo: help@shop.example\nSubject: Leak\nMessage-ID: <1@example.com>\n';

describe('a person', () => {
  test.each([
    ['an ordinary mail', `${human}\nIt leaks.`],
    [
      'a question about a bounce',
      `${human}\nYour mail to bob@example.com could not be delivered, can you send it again?`,
    ],
    [
      'an answer to an automatic reply',
      'From: ann@example.com\nSubject: Re: Automatic reply: Leak\n\nThanks',
    ],
    [
      'somebody whose name is Postmaster',
      'From: Postmaster Pat <pat@example.com>\nSubject: Question\n\nHello',
    ],
    ['a mail that says it is not automatic', `${human}Auto-Submitted: no\n\nHi`],
    [
      'a forwarded message as a file',
      `${human}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee file\n--b\nContent-Type: message/rfc822\n\nSubject: Undeliverable\n\nx\n--b--`,
    ],
    ['a mail with a tracking field of its program', `${human}X-Priority: 1\nX-Mailer: Outlook\n\nHi`],
  ])('%s', async (_, raw) => {
    expect(await origin(raw)).toEqual({ kind: 'human', reasons: [] });
  });
});

describe('machines', () => {
  test.each([
    ['auto-reply', 'auto-submitted', `${human}Auto-Submitted: auto-replied (vacation)\n\nAway`],
    ['auto-reply', 'auto-reply-field', `${human}X-Autoreply: yes\n\nAway`],
    ['auto-reply', 'auto-reply-field', `${human}X-MS-Exchange-Inbox-Rules-Loop: ann@example.com\n\nAway`],
    ['auto-reply', 'auto-reply-field', `${human}Precedence: auto_reply\n\nAway`],
    [
      'auto-reply',
      'auto-reply-subject',
      'From: ann@example.com\nSubject: Automatische Antwort: Leck\n\nIch bin nicht da.',
    ],
    ['auto-reply', 'auto-reply-subject', 'From: ann@example.com\nSubject: Out of Office: Leak\n\nAway'],
    [
      'auto-reply',
      'read-receipt',
      `${human}Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nRead\n--b--`,
    ],
    ['mailing-list', 'list-field', `${human}List-Id: <talk.example.org>\n\nHi all`],
    ['mailing-list', 'precedence', `${human}Precedence: list\n\nHi all`],
    ['bulk', 'precedence', `${human}Precedence: bulk\n\nBuy`],
    ['bulk', 'precedence', `${human}Precedence: junk\n\nBuy`],
    ['bulk', 'list-field', `${human}List-Unsubscribe: <https://x.example>\n\nBuy`],
    ['bulk', 'auto-submitted', `${human}Auto-Submitted: auto-generated\n\nBackup done`],
    ['bulk', 'asks-for-no-answer', `${human}X-Auto-Response-Suppress: OOF, AutoReply\n\nYour invoice`],
    ['bulk', 'no-reply-sender', 'From: no-reply@example.com\nSubject: Invoice\n\nx'],
    ['bulk', 'no-reply-sender', 'From: donotreply+1@example.com\nSubject: Invoice\n\nx'],
    ['bulk', 'no-reply-sender', 'From: MAILER-DAEMON@example.com\nSubject: Hello\n\nx'],
    ['bulk', 'mail-system-sender', 'From: MAILER-DAEMON\nSubject: Hello\n\nx'],
    ['bulk', 'quoted-report', `${human}\nWhat is this?\n> Final-Recipient: rfc822; bob@example.com`],
    [
      'feedback-report',
      'feedback-report',
      `${human}Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nx\n--b--`,
    ],
  ] as const)('%s because of %s', async (kind, reason, raw) => {
    const result = await origin(raw);
    expect(result.kind).toBe(kind);
    expect(result.reasons).toContain(reason);
  });

  test('an empty envelope sender, said by the channel or by the Return-Path', async () => {
    expect(await origin(`${human}\nx`, '')).toMatchObject({ kind: 'bulk', reasons: ['null-return-path'] });
    expect(await origin(`Return-Path: <>\n${human}\nx`)).toMatchObject({
      kind: 'bulk',
      reasons: ['null-return-path'],
    });
    expect(await origin(`Return-Path: <>\n${human}\nx`, 'ann@example.com')).toMatchObject({ kind: 'human' });
  });
});

describe('ourselves', () => {
  test.each([
    ['own-message', 'From: ann@example.com\nMessage-ID: <77@MAIL.shop.example>\n\nx'],
    ['own-loop-mark', `${human}X-Extramile-Loop: inst-1\n\nx`],
    ['own-address', 'From: sales@shop.example\nMessage-ID: <1@elsewhere.example>\n\nx'],
  ] as const)('%s is a loop', async (reason, raw) => {
    expect(await origin(raw)).toEqual({ kind: 'loop', reasons: [reason] });
  });

  test('the mark of another installation is no loop of ours', async () => {
    expect((await origin(`${human}X-Extramile-Loop: inst-2\n\nx`)).kind).toBe('human');
  });

  test('a loop is a loop even when it also looks like a bounce', async () => {
    expect(
      (await origin('From: help@shop.example\nSubject: Undeliverable: x\nReturn-Path: <>\n\nx')).kind,
    ).toBe('loop');
  });
});

describe('delivery reports', () => {
  const report = (groups: string, extra = '') =>
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
      'To: help@shop.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'I am sorry.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      groups,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <our-1@mail.shop.example>',
      'Subject: Re: Leak',
      '',
      'Hello',
      `--b--${extra}`,
    ].join('\n');

  test('a standard report names recipient, action, status, words and our message', async () => {
    const groups =
      'Final-Recipient: rfc822; <Bob@Example.com>\nAction: failed\nStatus: 5.0.0\n' +
      'Diagnostic-Code: smtp; 550 5.1.1 <bob@example.com>:\n Recipient address rejected';
    expect(await origin(report(groups))).toEqual({
      kind: 'bounce',
      reasons: ['delivery-status'],
      report: {
        outcome: 'failed',
        originalMessageId: '<our-1@mail.shop.example>',
        recipients: [
          {
            address: 'Bob@example.com',
            action: 'failed',
            status: '5.1.1',
            diagnostic: '550 5.1.1 <bob@example.com>: Recipient address rejected',
          },
        ],
      },
    });
  });

  test('of several recipients the worst outcome counts', async () => {
    const group = (address: string, action: string, status: string) =>
      `Final-Recipient: rfc822;${address}\nAction: ${action}\nStatus: ${status}`;
    const delayed = group('a@x.example', 'delayed', '4.4.1');
    const failed = group('b@x.example', 'failed', '5.2.2');
    const relayed = group('c@x.example', 'relayed', '2.0.0');
    const outcome = async (groups: string) => {
      const result = await origin(report(groups));
      return result.kind === 'bounce' ? [result.report.outcome, result.report.recipients.length] : [];
    };
    expect(await outcome(`${delayed}\n\n${failed}`)).toEqual(['failed', 2]);
    expect(await outcome(`${relayed}\n\n${delayed}`)).toEqual(['delayed', 2]);
    expect(await outcome(relayed)).toEqual(['delivered', 1]);
  });

  test('a failure explained in prose is understood too', async () => {
    const raw = [
      'From: MAILER-DAEMON@mx.example',
      'To: help@shop.example',
      'Subject: failure notice',
      '',
      'Hi. I was not able to deliver your message from help@shop.example.',
      '<bob@example.com>:',
      '192.0.2.1 said: 552 5.2.2 Mailbox full',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'Message-ID: <our-2@mail.shop.example>',
      'Subject: 550 reasons',
    ].join('\n');
    expect(await origin(raw)).toMatchObject({
      kind: 'bounce',
      report: {
        outcome: 'failed',
        originalMessageId: '<our-2@mail.shop.example>',
        recipients: [
          {
            address: 'bob@example.com',
            status: '5.2.2',
            diagnostic: '192.0.2.1 said: 552 5.2.2 Mailbox full',
          },
        ],
      },
    });
  });

  test('a report that is empty where it should say something is still a failure', async () => {
    const raw =
      'From: a@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n--b--';
    expect(await origin(raw)).toMatchObject({
      kind: 'bounce',
      report: { outcome: 'failed', recipients: [{ address: null, status: null }], originalMessageId: null },
    });
  });
});
