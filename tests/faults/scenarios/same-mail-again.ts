import { noFigures, type Figures } from '../ledger.ts';
import { mailOf } from '../mails.ts';
import { openWorld, type World } from '../world.ts';

interface Case {
  name: string;
  /** Mails in the order of their arrival, each with the inbox it comes to. */
  mails: (inbox: World['inbox'], other: World['inbox']) => { to: World['inbox']; raw: Buffer }[];
  expected: readonly string[];
}

const from = 'guest@senders.example';
const plain = { from, subject: 'A question', text: 'Is the lamp bright?' };

/** REL-02: the same mail more than once, and ids that lie. What counts as the same is the content, never the id. */
const cases: readonly Case[] = [
  {
    name: 'to one inbox and, in copy, to another: one message in each',
    mails: (inbox, other) => {
      const raw = mailOf({ ...plain, id: 'both', to: `${inbox.address}>, <${other.address}` });
      return [
        { to: inbox, raw },
        { to: other, raw },
      ];
    },
    expected: ['accepted', 'accepted'],
  },
  {
    name: 'delivered twice to one inbox, once by an alias: one message',
    mails: (inbox) => {
      const raw = mailOf({ ...plain, id: 'alias', to: inbox.address });
      return [
        { to: inbox, raw },
        { to: inbox, raw },
      ];
    },
    expected: ['accepted', 'duplicate'],
  },
  {
    name: 'in blind copy, with an address in To that is not ours: accepted',
    mails: (inbox) => [
      { to: inbox, raw: mailOf({ ...plain, id: 'blind', to: 'somebody@elsewhere.example' }) },
    ],
    expected: ['accepted'],
  },
  {
    name: 'sent again under the same Message-ID with other words: accepted',
    mails: (inbox) => [
      { to: inbox, raw: mailOf({ ...plain, id: 'again', to: inbox.address }) },
      { to: inbox, raw: mailOf({ ...plain, id: 'again', to: inbox.address, text: 'And is it warm?' }) },
    ],
    expected: ['accepted', 'accepted'],
  },
  {
    name: 'two different mails without a Message-ID: both accepted',
    mails: (inbox) => [
      { to: inbox, raw: mailOf({ ...plain, id: null, to: inbox.address, text: 'One' }) },
      { to: inbox, raw: mailOf({ ...plain, id: null, to: inbox.address, subject: 'Else', text: 'Two' }) },
    ],
    expected: ['accepted', 'accepted'],
  },
  {
    name: 'twins of the same second without a Message-ID that differ in one letter: both accepted',
    mails: (inbox) => [
      { to: inbox, raw: mailOf({ ...plain, id: null, to: inbox.address, text: 'Order 1 has come' }) },
      { to: inbox, raw: mailOf({ ...plain, id: null, to: inbox.address, text: 'Order 2 has come' }) },
    ],
    expected: ['accepted', 'accepted'],
  },
  {
    name: 'the very same mail without a Message-ID twice: one message',
    mails: (inbox) => {
      const raw = mailOf({ ...plain, id: null, to: inbox.address, text: 'The same again' });
      return [
        { to: inbox, raw },
        { to: inbox, raw },
      ];
    },
    expected: ['accepted', 'duplicate'],
  },
  {
    name: 'the same mail by another way, with other trace lines in front: one message',
    mails: (inbox) => {
      const parts = { ...plain, id: 'ways', to: inbox.address };
      const by = (host: string) => [
        `Received: from ${host} by mx.example; Mon, 02 Mar 2026 09:00:01 +0000`,
        `Delivered-To: ${inbox.address}`,
      ];
      return [
        { to: inbox, raw: mailOf({ ...parts, extraHeaders: by('one.example') }) },
        { to: inbox, raw: mailOf({ ...parts, extraHeaders: by('two.example') }) },
      ];
    },
    expected: ['accepted', 'duplicate'],
  },
  {
    name: 'a stranger has used up the Message-ID of a mail that comes later: the honest one is accepted',
    mails: (inbox) => [
      {
        to: inbox,
        raw: mailOf({ ...plain, id: 'stolen', from: 'stranger@attack.example', to: inbox.address }),
      },
      { to: inbox, raw: mailOf({ ...plain, id: 'stolen', to: inbox.address, text: 'The honest words' }) },
    ],
    expected: ['accepted', 'accepted'],
  },
];

export async function sameMailAgain(): Promise<Figures> {
  const world = await openWorld();
  try {
    const address = 'second@driver.example';
    const made = await world.cli([
      'inbox',
      'create',
      '--workspace',
      'w',
      '--name',
      'Second',
      '--address',
      address,
    ]);
    const other = { id: made['inboxId'] ?? made['id'] ?? '', address };
    const figures = noFigures();
    for (const { name, mails, expected } of cases) {
      const got: string[] = [];
      for (const { to, raw } of mails(world.inbox, other)) got.push(await ingest(world, to.id, raw));
      figures.ops += expected.length;
      figures.acked += got.length;
      expected.forEach((wanted, index) => {
        if (got[index] === wanted) return;
        if (wanted === 'accepted') figures.lost++;
        else figures.dup++;
        figures.remarks.push(`${name}: mail ${index + 1} was ${got[index]}, not ${wanted}`);
      });
    }
    const wanted = cases
      .flatMap(({ expected }) => expected)
      .filter((outcome) => outcome === 'accepted').length;
    const [row] = await world.query<{ n: number }>(
      `select count(*)::int as n from messages where direction = 'in'`,
    );
    if (row?.n !== wanted) figures.remarks.push(`${row?.n} messages instead of ${wanted}`);
    return { ...figures, faults: cases.length };
  } finally {
    await world.close();
  }
}

async function ingest(world: World, inboxId: string, raw: Buffer): Promise<string> {
  const answer = await world.api.send('POST', `/api/v1/inboxes/${inboxId}/raw-messages`, {
    body: raw,
    type: 'message/rfc822',
  });
  const read: { outcome?: string } = JSON.parse(answer.text);
  return read.outcome ?? `${answer.status}`;
}
