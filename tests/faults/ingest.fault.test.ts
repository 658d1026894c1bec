import { expect, test } from 'vitest';
import { crashDuringIngest } from './scenarios/crash-during-ingest.ts';
import { crashDuringFetch } from './scenarios/crash-during-fetch.ts';
import { idempotentCreations } from './scenarios/idempotent-creations.ts';
import { databaseCrashesUnderLoad, receiverWithoutDatabase } from './scenarios/database-away.ts';
import { poisonAmongNormals } from './scenarios/poison-among-normals.ts';
import { sameMailAgain } from './scenarios/same-mail-again.ts';
import { figureLine, type Figures } from './ledger.ts';

const clean = { lost: 0, dup: 0, wrongTenant: 0, stuck: 0, remarks: [] };

function say(name: string, figures: Figures): Figures {
  console.log(`${name}: ${figureLine(figures)}`);
  return figures;
}

test('REL-01: a killed server has kept every mail it said yes to, once', async () => {
  const figures = say('REL-01', await crashDuringIngest({ mails: 120, kills: 3, seed: 1 }));
  expect(figures).toMatchObject({ ...clean, acked: 120 });
});

test('REL-01: a server killed while it fetches leaves no mail out and takes none twice', async () => {
  const figures = say('REL-01 IMAP', await crashDuringFetch({ mails: 150, kills: 2, seed: 2 }));
  expect(figures).toMatchObject({ ...clean, acked: 150 });
});

test('REL-02: the same mail is one message, and no other mail is taken for it', async () => {
  expect(say('REL-02', await sameMailAgain())).toMatchObject(clean);
});

test('REL-05: mails that break parsers stop no other mail', async () => {
  const figures = say('REL-05', await poisonAmongNormals({ mails: 60, seed: 5 }));
  expect(figures).toMatchObject(clean);
});

test('REL-06: without its database the receiver says later, never yes and never no', async () => {
  const figures = say('REL-06', await receiverWithoutDatabase({ mails: 12, seed: 6 }));
  expect(figures).toMatchObject({ ...clean, acked: 12 });
});

test('REL-12: a request sent again under its key does nothing again, whatever died meanwhile', async () => {
  const figures = say('REL-12', await idempotentCreations({ creations: 80, kills: 2, seed: 12 }));
  expect(figures).toMatchObject({ ...clean, acked: 80 });
});

test('REL-15: a database that crashes under load costs nothing that was acknowledged', async () => {
  const figures = say('REL-15', await databaseCrashesUnderLoad({ mails: 120, rounds: 2, seed: 15 }));
  expect(figures).toMatchObject({ ...clean, acked: 120 });
});
