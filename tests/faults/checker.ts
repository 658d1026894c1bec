import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { noFigures, type Figures, type Ledger } from './ledger.ts';
import type { LiveClient } from './live-client.ts';
import type { MailSink } from './mail-sink.ts';
import { until } from './polling.ts';
import type { World } from './world.ts';

/** Waits until everything that was begun has ended: mails processed, mails sent, jobs done, events numbered. */
export async function quiescence(world: World, withinMilliseconds = 180_000): Promise<void> {
  let last: { busy: number; what: unknown } | undefined;
  const isQuiet = async () => {
    [last] = await world
      .query<{ busy: number; what: unknown }>(
        `select mails + leaving + events + jobs as busy, to_json(b) as what from (
           select (select count(*) from raw_messages where state = 'received') as mails,
             (select count(*) from outgoing_mails where state in ('queued', 'sending')) as leaving,
             (select count(*) from events where seq is null) as events,
             count(*) as jobs, string_agg(distinct name || ' ' || state::text, ', ') as names
           from pgboss.job where state in ('created', 'retry', 'active')
             and start_after <= now() and name not like '\\_\\_pgboss%') b`,
      )
      .catch(() => []);
    return Number(last?.busy ?? 1) === 0;
  };
  await until('quiescence', withinMilliseconds, isQuiet).catch((error: unknown) => {
    throw new Error(`Still busy: ${JSON.stringify(last?.what)}`, { cause: error });
  });
}

/**
 * I1: every acknowledged mail is exactly one message in the right workspace, its raw bytes unchanged; one that was not
 * acknowledged is none or one. `ids` are local parts of Message-IDs and `payloads` the bytes as they were sent.
 */
export async function checkInbound(
  world: World,
  ledger: Ledger,
  payloads: ReadonlyMap<string, Uint8Array>,
): Promise<Figures> {
  const figures = noFigures();
  const rows = await world.query<{ workspace_id: string; id: string; body: Buffer | null }>(
    `select m.workspace_id, substring(m.email_message_id from '([^<@]+)@') as id, r.body
       from messages m left join raw_messages r on r.workspace_id = m.workspace_id and r.id = m.raw_message_id
      where m.direction = 'in' and m.email_message_id is not null`,
  );
  const acked = new Set(ledger.ackedIds());
  figures.ops = ledger.entries.length;
  figures.acked = acked.size;
  for (const id of ledger.allIds()) {
    const found = rows.filter((row) => row.id === id);
    const sent = payloads.get(id);
    if (acked.has(id) && found.length === 0) {
      figures.lost++;
      if (sent) figures.remarks.push(`${id} is ${await whereaboutsOf(world, sent)}`);
    }
    figures.dup += Math.max(0, found.length - 1);
    figures.wrongTenant += found.filter((row) => row.workspace_id !== world.workspaceId).length;
    const kept = found[0]?.body;
    // A receiver may put its own trace lines in front; what was sent must stand behind them byte for byte.
    if (sent && kept && !kept.subarray(kept.length - sent.length).equals(sent))
      figures.remarks.push(`raw bytes of ${id} were changed`);
  }
  return addHouseInvariants(world, figures);
}

/** What is known of a mail that has become no message: the state of its raw row, or that there is none. */
async function whereaboutsOf(world: World, raw: Uint8Array): Promise<string> {
  const [row] = await world.query<{ words: string }>(
    `select concat_ws(', ', state, reason, attempts || ' attempts', source) as words
       from raw_messages where position($1::bytea in body) > 0`,
    [raw],
  );
  return row?.words ?? 'nowhere';
}

/** I2: every reply that was accepted is captured at least once at the sink; more of the same Message-ID are duplicates. */
export async function checkOutbound(world: World, ledger: Ledger, sink: MailSink): Promise<Figures> {
  const figures = noFigures();
  const acked = ledger.ackedIds('reply');
  figures.ops = ledger.entries.length;
  figures.acked = acked.length;
  for (const id of acked) {
    const captures = sink.captures.filter(({ raw }) => raw.includes(`reply-${id}.`));
    if (captures.length === 0) figures.lost++;
    figures.dup += Math.max(0, captures.length - 1);
    if (new Set(captures.map(({ messageId }) => messageId)).size > 1)
      figures.remarks.push(`reply ${id} left under more than one Message-ID`);
  }
  return addHouseInvariants(world, figures);
}

/** I3, I4 and I5, which must hold after every run, whatever it did. */
async function addHouseInvariants(world: World, figures: Figures): Promise<Figures> {
  const [row] = await world.query<Record<string, number>>(
    `select
       (select count(*)::int from raw_messages where state = 'received') as unprocessed,
       (select count(*)::int from outgoing_mails where state in ('queued', 'sending')) as unsent,
       (select count(*)::int from pgboss.job where state = 'active' and name not like '\\_\\_pgboss%'
          and started_on < now() - interval '2 minutes') as abandoned,
       (select count(*)::int from pgboss.job where state = 'failed' and name not like '\\_\\_pgboss%') as failed,
       (select count(*)::int from conversations c where c.message_count <>
          (select count(*) from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
             and m.kind = 'message' and coalesce(m.delivery, '') <> 'cancelled')) as miscounted,
       (select count(*)::int from (select workspace_id from events group by workspace_id
          having max(seq) <> count(*) or min(seq) <> 1) gaps) as gaps,
       (select count(*)::int from attachments a left join files f using (workspace_id, sha256)
          where f.sha256 is null) as homeless`,
  );
  figures.stuck += (row?.['unprocessed'] ?? 0) + (row?.['unsent'] ?? 0) + (row?.['abandoned'] ?? 0);
  const named = {
    failed: 'jobs failed',
    miscounted: 'conversations miscounted',
    gaps: 'gaps in the events',
    homeless: 'attachments without a file',
  };
  for (const [column, words] of Object.entries(named)) {
    const n = row?.[column] ?? 0;
    if (n > 0) figures.remarks.push(`${n} ${words}`);
  }
  const files = await world.query<{ workspace_id: string; hash: string }>(
    `select workspace_id, encode(sha256, 'hex') as hash from files`,
  );
  for (const { workspace_id, hash } of files) {
    const path = join(world.dataDir, 'files', workspace_id, hash.slice(0, 2), hash);
    if (!existsSync(path)) figures.remarks.push(`file ${hash.slice(0, 12)} has no bytes`);
  }
  return figures;
}

/**
 * I7: an open screen was shown every event of this kind since it began to listen, once and in order, whatever broke
 * meanwhile.
 */
export async function checkLive(world: World, client: LiveClient, event: string): Promise<string[]> {
  const since = client.since();
  if (since === undefined) return ['the live client never got through'];
  const rows = await world.query<{ seq: number }>(
    'select seq::int as seq from events where workspace_id = $1 and type = $2 and seq > $3 order by seq',
    [world.workspaceId, event, since],
  );
  const expected = rows.map(({ seq }) => seq);
  const shown = client.seen.filter((one) => one.event === event).map(({ seq }) => seq);
  const isMissed = client.refreshes() === 0 ? expected.filter((seq) => !shown.includes(seq)) : [];
  const outOfOrder = shown.filter((seq, index) => index > 0 && seq <= (shown[index - 1] ?? 0));
  return [
    ...(isMissed.length > 0 ? [`${isMissed.length} of ${expected.length} live events were missed`] : []),
    ...(outOfOrder.length > 0 ? [`${outOfOrder.length} live events came twice or late`] : []),
  ];
}
